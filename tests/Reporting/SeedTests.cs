using CoIN.Benchmark;
using CoIN.Reporting.Rendering;

namespace CoIN.Reporting.Tests;

public sealed class SeedTests
{
    private static string Template(string ending) => Path.Combine(Repository.Templates, $"table.{ending}.hbs");

    [Theory]
    [InlineData("md")]
    [InlineData("html")]
    [InlineData("tex")]
    [InlineData("csv")]
    public void Render_ThreeSeeds_MatchesTheSnapshot(string ending)
    {
        var report = Report();

        var text = ending switch
        {
            "md" => TemplateRenderer.Markdown(report, Template(ending)),
            "html" => TemplateRenderer.Html(report, Template(ending)),
            "tex" => TemplateRenderer.Latex(report, Template(ending)),
            _ => CsvRenderer.Render(report),
        };

        Snapshot.Matches("seeds", ending, text);
    }

    [Fact]
    public void Build_ThreeSeeds_PrintsMeansAndIntervals()
    {
        var maa = Report().Sections[0].Runs[0].Overall[0];

        Assert.Equal(3, maa.Seeds!.Count);
        Assert.Equal(maa.Seeds.Average(), maa.Value, 12);
        Assert.Equal(StudentT.Interval(maa.Seeds), maa.SeedInterval);
    }

    [Fact]
    public void Build_DifferenceSmallerThanTheSeeds_IsMarkedAsNoise()
    {
        var (first, like, far) = (Report().Sections[0].Runs[0], Report().Sections[0].Runs[1], Report().Sections[0].Runs[2]);

        Assert.Null(first.SeedComparison);
        Assert.True(like.SeedComparison!.Figures.Single(figure => figure.Task == "MAA").IsNoise);
        Assert.False(far.SeedComparison!.Figures.Single(figure => figure.Task == "MAA").IsNoise);
        Assert.True(first.Overall[0].IsBest ^ first.Overall[0].IsLikeBest);
        Assert.False(far.Overall[0].IsLikeBest);
    }

    // The second run differs from the first by a little more or a little less from seed to seed, the third by much.
    private static TableReport Report()
    {
        var description = SampleReport.Description("Three runs with three seeds");
        return TableBuilder.Build(
            description with { Footer = description.Footer with { Seeds = 3 } },
            [Run("volume=0.1", [70, 71, 72]), Run("volume=0.4", [70.4, 70.7, 72.1]), Run("volume=1.0", [40, 41.5, 42])],
            PublishedTable.Empty);
    }

    private static RunResult Run(string setting, double[] starts)
    {
        var seeds = starts.Select(start => new RunResult("sequential-finetune", setting, RunFigures.Of(SampleReport.Matrix(start, 0)), RunFigures.Of(SampleReport.Matrix(start, 0)))).ToList();
        return seeds[0] with { OtherSeeds = seeds[1..] };
    }
}
