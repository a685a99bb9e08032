using CoIN.Benchmark;

namespace CoIN.Data.Tests;

/// <summary>The repository's instruction templates.</summary>
internal static class Templates
{
    public static InstructionTemplates Load()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CoIN.sln")))
        {
            folder = folder.Parent;
        }

        return InstructionTemplates.Load(Path.Combine(folder.FullName, "reports", "published", "templates.csv"));
    }
}
