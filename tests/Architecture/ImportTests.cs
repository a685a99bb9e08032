using System.Xml.Linq;

namespace CoIN.Architecture.Tests;

public sealed class ImportTests
{
    public static TheoryData<string> Libraries => [.. ImportRules.Direct.Keys];

    [Fact]
    public void Projects_BelowSrc_AllHaveARule() =>
        Assert.Equal(
            ImportRules.Direct.Keys.Order(StringComparer.Ordinal),
            Repository.Projects.Where(project => project.StartsWith("src/", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Project_Imports_AreAllowed(string library)
    {
        var project = Repository.Projects.Single(project => Path.GetFileNameWithoutExtension(project) == library);

        var forbidden = Imports(project).Except(ImportRules.Direct[library]);

        Assert.Empty(forbidden);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Assembly_Uses_AreAllowed(string library)
    {
        using var assembly = CompiledAssembly.Open(library);

        // The compiler lets a project use what its imports import; the rules allow that, and nothing beyond it.
        var forbidden = assembly.References.Where(name => name.StartsWith("CoIN.", StringComparison.Ordinal)).Except(ImportRules.Reach(library));

        Assert.Empty(forbidden);
    }

    [Fact]
    public void Stages_Imports_AreSrcOnly() =>
        Assert.All(Imports("stages/CoIN.Stages.csproj"), import => Assert.Contains(import, ImportRules.Direct.Keys));

    [Fact]
    public void Build_Imports_AreStagesOnly() =>
        Assert.Equal(["CoIN.Stages"], Imports("build/CoIN.Build.csproj"));

    [Fact]
    public void Assembly_RestrictedPackages_AreUsedWhereTheyBelong()
    {
        var misplaced = new List<string>();
        foreach (var name in ImportRules.Direct.Keys.Append("CoIN.Stages").Append("CoIN.Build"))
        {
            using var assembly = CompiledAssembly.Open(name);
            misplaced.AddRange(assembly.References
                .Where(reference => reference.StartsWith("Cake.", StringComparison.Ordinal) || ImportRules.Packages.ContainsKey(reference))
                .Where(reference => !ImportRules.Packages.GetValueOrDefault(reference, ["CoIN.Build"]).Contains(name))
                .Select(reference => $"{name} uses {reference}"));
        }

        Assert.Empty(misplaced);
    }

    private static IEnumerable<string> Imports(string project) =>
        XDocument.Parse(Repository.Read(project)).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));
}
