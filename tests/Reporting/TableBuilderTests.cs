using CoIN.Benchmark;
using CoIN.Errors;
using CoIN.Reporting.Rendering;

namespace CoIN.Reporting.Tests;

public sealed class TableBuilderTests
{
    [Fact]
    public void Build_PaperMatricesAsRuns_AgreesWithEveryPublishedFigure()
    {
        var report = PaperTable8();

        var cells = report.Sections.Single().Runs.SelectMany(run => run.Lines.SelectMany(line => line.Cells).Concat(run.Overall)).ToList();

        Assert.Equal(81, cells.Count(cell => cell.Published is not null));
        Assert.All(cells.Where(cell => cell.Published is not null), cell => Assert.InRange(cell.Difference!.Value, -0.011, 0.011));
    }

    [Fact]
    public void Html_PaperMatricesAsRuns_MatchesTheSnapshot() =>
        Snapshot.Matches("paper-table08", "html", TemplateRenderer.Html(PaperTable8(), Path.Combine(Repository.Templates, "table.html.hbs")));

    [Fact]
    public void Build_PublishedColumn_DividesBackwardTransferByTasks()
    {
        var report = SampleReport.Make();

        var transfer = report.Sections[0].Runs[2].Overall.Single(cell => cell.Task == "BWT");

        var other = report.Sections[0].Runs[2].Overall.Single(cell => cell.Task == "BWT/(T-1)");

        Assert.Equal((22 - 78 + 30.125 - 50) / 3, transfer.Value, 12);
        Assert.Equal((22 - 78 + 30.125 - 50) / 2, other.Value, 12);
    }

    [Fact]
    public void Build_CorrectedColumn_ShowsThePublishedRulesBeside()
    {
        var report = SampleReport.Make(column: ProtocolColumn.Corrected);

        var cell = report.Sections[0].Runs[1].Lines[0].Cells[2];

        Assert.Equal(95, cell.Value);
        Assert.Equal(96, cell.Other);
    }

    [Fact]
    public void Build_EqualFiguresEverywhere_HaveNoBestAndSingleRowsNever()
    {
        var runs = SampleReport.Make().Sections[0].Runs;

        Assert.DoesNotContain(runs[0].Lines[0].Cells, cell => cell.IsBest);
        Assert.False(runs[1].Lines[1].Cells[1].IsBest);
        Assert.False(runs[2].Lines[1].Cells[1].IsBest);
        Assert.False(runs[1].Lines[1].Cells[0].IsBest);
        Assert.True(runs[2].Lines[1].Cells[0].IsBest);
    }

    [Fact]
    public void Build_TwoBestOfThree_AreBothBest()
    {
        var figures = new[] { 80.0, 80, 70 }.Select(first => RunFigures.Of(SampleReport.Matrix(first, 0)));

        var runs = TableBuilder.Build(
            SampleReport.Description(), [.. figures.Select((run, i) => new RunResult("moelora", $"experts={i + 1}", run, run))], PublishedTable.Empty).Sections[0].Runs;

        Assert.Equal([true, true, false], runs.Select(run => run.Lines[0].Cells[0].IsBest));
    }

    [Fact]
    public void Build_TwoEqualRows_Refuses()
    {
        var runs = SampleReport.Runs();

        var failure = Assert.Throws<PipelineException>(() => TableBuilder.Build(SampleReport.Description(), [runs[1], runs[1]], PublishedTable.Empty));

        Assert.Equal("table 'Table8': 2 rows are 'moelora' with setting 'experts=1'; let them differ", failure.Message);
    }

    [Fact]
    public void Build_RunWithoutATask_NamesIt()
    {
        var table = SampleReport.Description() with { Tasks = ["ScienceQA", "GQA"] };

        var failure = Assert.Throws<PipelineException>(() => TableBuilder.Build(table, SampleReport.Runs(), PublishedTable.Empty));

        Assert.Equal("table 'Table8', row 'Multi-task, 1 expert': no accuracy on 'GQA' was found; every row needs every task of the table", failure.Message);
    }

    [Fact]
    public void Build_NoRun_Refuses()
    {
        var failure = Assert.Throws<PipelineException>(() => TableBuilder.Build(SampleReport.Description(), [], PublishedTable.Empty));

        Assert.Equal("table 'Table8': no run was found, at least one was expected", failure.Message);
    }

    [Theory]
    [InlineData("moelora", "experts=1", "MoELoRA, 1 expert")]
    [InlineData("moelora", "experts=8", "MoELoRA, 8 experts")]
    [InlineData("sequential-finetune", "instructions=type1;volume=0.4", "Sequential fine-tuning, type1 instructions, 0.4 of the data")]
    [InlineData("zero-shot", "", "Zero-shot")]
    [InlineData("mine", "colour=red", "mine, colour red")]
    public void For_MethodAndSetting_ReadsAsWords(string method, string setting, string expected) => Assert.Equal(expected, RunLabel.For(method, setting));

    private static TableReport PaperTable8()
    {
        var matrices = PublishedMatrices.Load(Repository.Published("v1-appendix-matrices.csv"));
        RunResult Sequence(int experts, string series)
        {
            var figures = RunFigures.Of(matrices.Matrices[(Aspects.TruthAlignment, series)]);
            return new RunResult("moelora", $"experts={experts}", figures, figures);
        }

        var multiTask = RunFigures.Of(matrices.SingleRows[(Aspects.TruthAlignment, "multitask-type1")]);
        var table = SampleReport.Description("MoELoRA with 1, 2, 4 and 8 experts", paperScale: true) with { Tasks = TaskOrder.Paper.Names };
        return TableBuilder.Build(
            table with { Footer = table.Footer with { Profile = "paper", Protocol = "published", Facts = [] } },
            [new RunResult("multi-task", "experts=1", multiTask, multiTask), Sequence(1, "type1"), Sequence(2, "moe2"), Sequence(4, "moe4"), Sequence(8, "moe8")],
            PublishedTable.Load(Repository.Published("v2-table08.csv")));
    }
}
