namespace CoIN.Reporting.Tests;

/// <summary>Finds files of the repository from wherever the tests were built to.</summary>
internal static class Repository
{
    public static string Published(string file) => Path.Combine(Root(), "reports", "published", file);

    public static string Templates => Path.Combine(Root(), "reports", "templates");

    public static string Tests => Path.Combine(Root(), "tests", "Reporting");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CoIN.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("no folder above the tests holds CoIN.sln");
    }
}
