using CoIN.Benchmark;

namespace CoIN.Data.Tests;

/// <summary>The repository's instruction templates.</summary>
internal static class Templates
{
    public static InstructionTemplates Load() => InstructionTemplates.Load(Repository.File("reports", "published", "templates.csv"));
}
