using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CoIN.Architecture.Tests;

public sealed partial class RepositoryTests
{
    [Fact]
    public void Solution_HoldsEveryProject()
    {
        var solution = Repository.Read("CoIN.sln").Replace('\\', '/');

        var missing = Repository.Projects.Where(project => !project.StartsWith("bench/", StringComparison.Ordinal) && !solution.Contains(project, StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    [Fact]
    public void Projects_HaveLockFilesAndCentralVersions() =>
        Assert.All(Repository.Projects, project =>
        {
            Assert.True(File.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(project)!, "packages.lock.json")), $"{project} has no packages.lock.json");
            Assert.All(XDocument.Parse(Repository.Read(project)).Descendants("PackageReference"), package => Assert.Null(package.Attribute("Version")));
        });

    [Fact]
    public void Tests_MirrorSrc()
    {
        var wrong = Repository.Sources.Where(file => file.StartsWith("src/", StringComparison.Ordinal)).Select(file => file.Split('/')[1]).Distinct()
            .Where(folder => !Directory.Exists(Path.Combine(Repository.Root, "tests", folder)));

        Assert.Empty(wrong);
    }

    [Fact]
    public void Documents_Links_LeadSomewhere()
    {
        var broken = new List<string>();
        foreach (var document in Directory.GetFiles(Repository.Root, "*.md").Concat(Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)))
        {
            var folder = Path.GetDirectoryName(document)!;
            broken.AddRange(Link().Matches(File.ReadAllText(document)).Select(link => link.Groups["path"].Value)
                .Where(path => !path.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(folder, path)))
                .Select(path => $"{Path.GetRelativePath(Repository.Root, document)}: {path}"));
        }

        Assert.Empty(broken);
    }

    // [text](path) or [text](path#anchor)
    [GeneratedRegex(@"\]\((?<path>[^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();
}
