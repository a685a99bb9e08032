using CoIN.Build.Targets;
using CoIN.Errors;

namespace CoIN.Build.Tests.Targets;

public sealed class TargetListTests
{
    [Fact]
    public void Of_TableFiles_AreTargetsInNumericOrder()
    {
        using var repository = new TestRepository("Table10", "Table8", "MyTable");

        var targets = TargetList.Of(repository.Root).All;

        Assert.Equal(["Default", "MyTable", "Table8", "Table10", "All", "Run", "Score", "Audit", "Data", "Export", "Schema", "Nightly", "Accept", "Explain", "Lineage", "Diff", "Status", "Verify", "Gc", "Test", "Doctor", "Clean", "Help"], targets.Select(target => target.Name));
        Assert.Equal("About Table8", targets[2].Description);
    }

    [Fact]
    public void Of_TableNamedLikeATarget_IsRefused()
    {
        using var repository = new TestRepository("test");

        var mistake = Assert.Throws<PipelineException>(() => TargetList.Of(repository.Root));

        Assert.Equal("stages/tables/test.yaml: the target 'test' exists already; give the file another name", mistake.Message);
    }

    [Fact]
    public void Text_OfTheHelp_NamesEveryTargetAndOption()
    {
        using var repository = new TestRepository("Table8");
        var targets = TargetList.Of(repository.Root);

        var text = HelpTarget.Text(targets);

        Assert.All(targets.All, target => Assert.Contains($"  {target.Name} ", text, StringComparison.Ordinal));
        Assert.All(targets.Options, option => Assert.Contains($"  {option} ", text, StringComparison.Ordinal));
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 120));
    }

    [Fact]
    public async Task Clean_Folders_LeavesTheCache()
    {
        using var repository = new TestRepository();
        string[] files = ["artifacts/bin/x.dll", "reports/out/mini/table08.md", "reports/templates/t.hbs", "cache/blobs/b"];
        foreach (var file in files.Select(file => Path.Combine(repository.Root, file)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, "");
        }

        var code = await Program.RunAsync(["--target=Clean"], repository.Door(), CancellationToken.None);

        Assert.Equal(0, code);
        Assert.Equal([false, false, true, true], files.Select(file => File.Exists(Path.Combine(repository.Root, file))));
        Assert.Equal("removed artifacts\nremoved reports/out\nClean: the cache stays; to remove it, too: git clean -fdx cache\n", repository.Output);
    }
}
