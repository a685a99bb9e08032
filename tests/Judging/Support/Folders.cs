namespace CoIN.Judging.Tests.Support;

/// <summary>A folder that leaves with the test.</summary>
internal sealed class Folders : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("coin-judge-").FullName;

    public string this[string name] => Path.Combine(Root, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>Returns a file of the repository.</summary>
    public static string Repository(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CoIN.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("no folder above the tests holds CoIN.sln");
        }

        return Path.Combine([folder.FullName, .. parts]);
    }
}
