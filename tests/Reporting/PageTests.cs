using CoIN.Benchmark;
using CoIN.Reporting.Rendering;

namespace CoIN.Reporting.Tests;

/// <summary>The pages beside the tables: examples, matrices, index, trend, and the facts of a run.</summary>
public sealed class PageTests : IDisposable
{
    private const string Hostile = "<script>alert(1)</script> | \"x\" & $y$ {{z}}";

    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 1, 2, 3];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("html")]
    [InlineData("md")]
    [InlineData("json")]
    public void Examples_HostileAnswers_MatchTheSnapshot(string ending)
    {
        Example[] examples =
        [
            new("GQA", "17", $"Is it red?\n{Hostile}", "yes; no", Png, [new("GQA", Hostile, 1, 10), new("VizWiz", "unanswerable", 0, 2)]),
            new("ScienceQA", Hostile, "Which one?", "B", null, [new("", "New Hampshire", 0, null)]),
        ];
        var report = new ExamplesReport(new TextTableDescription { Id = "Figure3", Title = Hostile, Scale = "small", Footnotes = ["a note"] }, "Sequential fine-tuning", examples);

        ExampleFiles.Write(report, Repository.Templates, _folder.FullName, "examples");

        var text = File.ReadAllText(Path.Combine(_folder.FullName, $"examples.{ending}"));
        Snapshot.Matches("examples", ending, text);
        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Examples_BytesThatAreNoImage_AreNotShown()
    {
        var report = new ExamplesReport(new TextTableDescription { Id = "Figure3", Title = "t" }, "run", [new("GQA", "1", "q", "r", "<svg onload=x>"u8.ToArray(), [])]);

        ExampleFiles.Write(report, Repository.Templates, _folder.FullName, "examples");

        Assert.DoesNotContain("<img", File.ReadAllText(Path.Combine(_folder.FullName, "examples.html")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("md")]
    [InlineData("csv")]
    [InlineData("tex")]
    public void Matrices_RunOfThePaper_MatchTheSnapshot(string ending)
    {
        var published = PublishedMatrices.Load(Repository.Published("v1-appendix-matrices.csv"));
        var matrix = published.Matrices[(Aspects.TruthAlignment, "moe8")];
        var description = SampleReport.Description("The full matrices") with { Id = "V1.Matrices", Number = "", Paper = "", Tasks = matrix.Tasks, FullMatrices = true };
        var run = new RunResult("moelora", "experts=8", RunFigures.Of(matrix), RunFigures.Of(matrix)) { Series = "moe8" };

        TableFiles.Write(TableBuilder.Build(description, [run], PublishedTable.Empty, published), Repository.Templates, _folder.FullName, "matrices");

        Snapshot.Matches("matrices", ending, File.ReadAllText(Path.Combine(_folder.FullName, $"matrices.{ending}")));
    }

    [Fact]
    public void Index_Folder_LeadsToItsPagesInTheOrderOfTheirNames()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "b.html"), "<title>Table8: a &lt;b&gt; c</title>");
        File.WriteAllText(Path.Combine(_folder.FullName, "a.html"), "no title");
        File.WriteAllText(Path.Combine(_folder.FullName, "b.csv"), "");

        Snapshot.Matches("index", "html", IndexPage.Of(_folder.FullName, "mini", Repository.Templates));
    }

    [Fact]
    public void Trend_TwoNights_MatchesTheSnapshot()
    {
        Night Night(int day, double maa) => new(
            new DateTimeOffset(2026, 1, day, 3, 0, 0, TimeSpan.Zero), Hostile, 61.25, 10, 20, day - 1,
            [new NightFigure("Table8", Hostile, Aspects.TruthAlignment, "MAA", maa), new NightFigure("Table8", Hostile, Aspects.TruthAlignment, "BWT", -maa / 2)]);

        Snapshot.Matches("trend", "html", TrendPage.Of([Night(1, 40), Night(2, 44.5)], "mini", Repository.Templates));
    }

    [Theory]
    [InlineData(".html", "<dl>\n<!-- run -->\n</dl>", "<dl>\n<dt>Cost</dt><dd>1 &lt; 2</dd>\n</dl>")]
    [InlineData(".md", "| a | b |\n<!-- run -->\n", "| a | b |\n| Cost | 1 &lt; 2 |\n")]
    [InlineData(".tex", "a\n% run\n", "a\n\\par Cost: 1 \\textless{} 2\n")]
    [InlineData(".csv", "a\n% run\n", "a\n% run\n")]
    public void RunFacts_PlaceInTheReport_IsFilled(string ending, string report, string expected) =>
        Assert.Equal(expected, RunFacts.Insert(report, ending, [new("Cost", "1 < 2")]));
}
