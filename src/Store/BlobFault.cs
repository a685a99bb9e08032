using System.Globalization;

namespace CoIN.Store;

/// <summary>A blob that a tree needs and the store does not have whole.</summary>
/// <param name="File">The file of the tree.</param>
/// <param name="FoundLength">The size that was found, in bytes; null if there is no file.</param>
public sealed record BlobFault(FileEntry File, long? FoundLength)
{
    /// <summary>Returns <c>blob 'sha256:9f2c...' of 'adapter.bin' is missing</c>, or its size and the expected one.</summary>
    public override string ToString()
    {
        var found = FoundLength is null
            ? "is missing"
            : string.Create(CultureInfo.InvariantCulture, $"has {FoundLength:N0} bytes, {File.Length:N0} expected");
        return $"blob 'sha256:{File.Content.Prefix}...' of '{File.Path}' {found}";
    }
}
