namespace CoIN.Data.Tests;

/// <summary>An empty folder that goes away with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("coin-data-").FullName;

    /// <summary>Returns the full path of a file below the folder and makes its parent folders.</summary>
    public string File(string relative)
    {
        var path = System.IO.Path.Combine(Path, relative);
        _ = Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>Writes a text file, UTF-8, and returns its path.</summary>
    public string Write(string relative, string text)
    {
        System.IO.File.WriteAllText(File(relative), text);
        return File(relative);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
