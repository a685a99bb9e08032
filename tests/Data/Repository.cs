namespace CoIN.Data.Tests;

/// <summary>The repository's own files.</summary>
internal static class Repository
{
    /// <summary>Returns the full path of a file of the repository.</summary>
    public static string File(params string[] relative)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder!.FullName, "CoIN.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine([folder.FullName, .. relative]);
    }
}
