namespace CoIN.Store.Tests.Support;

/// <summary>Action records with every field filled.</summary>
internal static class Records
{
    public static ActionRecord Of(Digest key, FileTree output, string stage = "train-1") => new()
    {
        Key = key,
        Stage = stage,
        Kind = "train",
        KeyParts = [new KeyPart("code", "1"), new KeyPart("parameter 'rank'", "8")],
        Inputs = [new RecordedInput("data", "stage 'convert'", Digest.Of("data"u8))],
        Output = output,
        Provenance = new Provenance(
            new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero), TimeSpan.FromMilliseconds(1234.5), "höst", "cpu \"x\"", "dotnet cake"),
        LogTail = ["first line", "second\tline"],
    };

    public static FileTree Tree(params string[] paths) =>
        new(paths.Select(path => new FileEntry(path, Digest.Of("content"u8), 7)));
}
