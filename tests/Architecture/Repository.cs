namespace CoIN.Architecture.Tests;

/// <summary>The repository's files, found from wherever the tests were built to.</summary>
internal static class Repository
{
    private static readonly string[] CodeFolders = ["build", "src", "stages", "tests", "bench"];

    /// <summary>Full path of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every C# file, by its path from the root with forward slashes.</summary>
    public static IReadOnlyList<string> Sources { get; } = Files("*.cs");

    /// <summary>Every project, by its path from the root.</summary>
    public static IReadOnlyList<string> Projects { get; } = Files("*.csproj");

    /// <summary>Returns a file's text.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string[] Files(string pattern) =>
    [
        .. CodeFolders.Select(folder => Path.Combine(Root, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file)).Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CoIN.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("no folder above the tests holds CoIN.sln");
    }
}
