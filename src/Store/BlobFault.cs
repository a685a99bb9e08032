using System.Globalization;

namespace CoIN.Store;

/// <summary>A blob that a tree needs and the store does not have whole.</summary>
/// <param name="File">The file of the tree.</param>
/// <param name="Found">What was found instead, in words: <c>is missing</c>.</param>
public sealed record BlobFault(FileEntry File, string Found)
{
    /// <summary>Returns <c>blob 'sha256:9f2c...' of 'adapter.bin' is missing</c>, or what else is wrong with it.</summary>
    public override string ToString() => $"blob 'sha256:{File.Content.Prefix}...' of '{File.Path}' {Found}";

    internal static BlobFault Missing(FileEntry file) => new(file, "is missing");

    internal static BlobFault NoFile(FileEntry file) => new(file, "is not a file");

    internal static BlobFault Length(FileEntry file, long found) =>
        new(file, string.Create(CultureInfo.InvariantCulture, $"has {found:N0} bytes, {file.Length:N0} expected"));

    internal static BlobFault Bytes(FileEntry file) => new(file, "holds other bytes than its name says");

    internal static BlobFault Unreadable(FileEntry file, Exception cause) => new(file, $"cannot be read: {cause.Message.TrimEnd('.')}");
}
