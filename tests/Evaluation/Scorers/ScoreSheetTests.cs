using CoIN.Benchmark;
using CoIN.Errors;
using CoIN.Evaluation.Scorers;

namespace CoIN.Evaluation.Tests.Scorers;

public sealed class ScoreSheetTests
{
    private static readonly IScorer Exact = AllScorers.Find("exact");
    private static readonly ScoringReference[] References = [new("1", "red"), new("2", "blue"), new("3", "green")];

    [Fact]
    public void Make_MissingAndRepeated_AreCountedAndMissingIsWrong()
    {
        var sheet = ScoreSheet.Make(Exact, References, [new("3", "green"), new("1", "red"), new("1", "red")], seed: 1);

        var interval = Resampling.Interval([100, 0, 100], seed: 1);
        Assert.Equal(new ScoreSummary(3, 100 * (2 / 3.0), 100 * (2 / 3.0), 0, 0, 1, 1, interval, interval), sheet.Summary);
        Assert.Equal(["1", "2", "3"], sheet.Samples.Select(sample => sample.Id));
        Assert.Equal("no prediction", sheet.Samples[1].Reason);
        Assert.Null(sheet.Samples[1].Prediction);
    }

    [Fact]
    public void Make_ColumnsDiffer_EachHasItsIntervalInPercent()
    {
        var summary = ScoreSheet.Make(AllScorers.Find("ImageNet"), References, [new("1", "Red"), new("2", "blue"), new("3", "x")], seed: 1).Summary;

        Assert.Equal(summary.Published, summary.PublishedInterval.Mean, 9);
        Assert.Equal(summary.Corrected, summary.CorrectedInterval.Mean, 9);
        Assert.InRange(summary.CorrectedInterval.High, summary.Corrected, 100);
        Assert.NotEqual(summary.PublishedInterval, summary.CorrectedInterval);
    }

    [Fact]
    public void Make_UnreadablePredictions_AreCountedByColumn()
    {
        var sheet = ScoreSheet.Make(AllScorers.Find("Grounding"), [new("1", "[0, 0, 1, 1]"), new("2", "[0, 0, 1, 1]")], [new("1", "there"), new("2", "0.1 0.2 0.3 0.4")], 1);

        Assert.Equal(2, sheet.Summary.UnparsablePublished);
        Assert.Equal(1, sheet.Summary.UnparsableCorrected);
        Assert.Equal("published: not numbers between commas; corrected: 0 numbers, not four", sheet.Samples[0].Reason);
        Assert.Equal("published: not numbers between commas", sheet.Samples[1].Reason);
    }

    [Fact]
    public void Make_UnknownIds_SaysHowManyAndWhich() =>
        Fails("predictions: 2 of 3 have an id that no reference has, the first is '9'; give the references of the same split",
            References, [new("1", "red"), new("9", "x"), new("8", "x")]);

    [Fact]
    public void Make_TwoDifferentPredictions_NamesBoth() =>
        Fails("predictions: two different ones for the id '1', 'red' and 'blue'; keep one", References, [new("1", "red"), new("1", "blue")]);

    [Fact]
    public void Make_NoPrediction_SaysSo() => Fails("predictions: none were found for 3 references", References, []);

    [Fact]
    public void Make_NoReference_SaysSo() => Fails("references: none were found, at least one was expected", [], [new("1", "red")]);

    [Fact]
    public void Make_ReferenceTwice_NamesIt() =>
        Fails("references: the id '1' stands more than once; give every sample an id of its own", [References[0], References[0]], [new("1", "red")]);

    [Fact]
    public void Make_NotTenAnnotators_NamesTheSample()
    {
        var failure = Assert.Throws<PipelineException>(() =>
            ScoreSheet.Make(AllScorers.Find("TextVQA"), [new("7", "red") { Annotators = ["red", "red"] }], [new("7", "red")], 1));

        Assert.Equal("TextVQA sample '7': 2 annotators' answers, 10 were expected, as in TextVQA_0.5.1_val.json", failure.Message);
    }

    [Fact]
    public void Make_ReferenceIsNoBox_NamesTheSample()
    {
        var failure = Assert.Throws<PipelineException>(() => ScoreSheet.Make(AllScorers.Find("Grounding"), [new("7", "red")], [new("7", "[0, 0, 1, 1]")], 1));

        Assert.Equal("Grounding sample '7': the reference 'red' was found, a box '[x1, y1, x2, y2]' was expected", failure.Message);
    }

    [Fact]
    public void Find_UnknownName_SuggestsTheNearest()
    {
        var failure = Assert.Throws<PipelineException>(() => AllScorers.Find("TextVQ"));

        Assert.Equal("scorer 'TextVQ' is not known; did you mean 'TextVQA'?", failure.Message);
    }

    private static void Fails(string message, IReadOnlyList<ScoringReference> references, IReadOnlyList<ScoringPrediction> predictions) =>
        Assert.Equal(message, Assert.Throws<PipelineException>(() => ScoreSheet.Make(Exact, references, predictions, 1)).Message);
}
