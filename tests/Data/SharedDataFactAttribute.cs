namespace CoIN.Data.Tests;

/// <summary>A test on real input, from a folder <c>shared/data</c> beside the repository; skipped with a message where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(string relative)
    {
        if (Find(relative) is null)
        {
            Skip = $"real input 'shared/data/{relative}' is not here";
        }
    }

    /// <summary>Returns the full path of a real input, or null.</summary>
    public static string? Find(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", relative);
            if (File.Exists(path) || Directory.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
