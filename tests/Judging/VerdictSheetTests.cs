using CoIN.Errors;

namespace CoIN.Judging.Tests;

public sealed class VerdictSheetTests
{
    private static readonly JudgingSample[] Samples = [new("1", "q", "red", "red"), new("2", "q", "red", "blue"), new("3", "q", "red", null), new("4", "q", "red", "rot")];

    [Fact]
    public void Make_RepliesOfEveryKind_CountsThemUnderBothParsers()
    {
        var sheet = VerdictSheet.Make("j", "r", Samples, new Dictionary<string, string> { ["1"] = "Score: 10", ["2"] = "5", ["4"] = "well" }, failureLimit: 0.5, seed: 1);

        Assert.Equal(15, sheet.Summary.Published); // (1 + 5 + 0 + 0) / 40
        Assert.Equal(50, sheet.Summary.Corrected, 12); // (10 + 5 + 0) / 30: what cannot be read is left out
        Assert.Equal((1, 1, 1, 4), (sheet.Summary.UnparsablePublished, sheet.Summary.UnparsableCorrected, sheet.Summary.Missing, sheet.Summary.Samples));
        Assert.Equal([10, 5, 0, null], sheet.Samples.Select(row => row.Corrected));
    }

    [Fact]
    public void Make_HalfPercent_RoundsToEvenAsPythonDoes()
    {
        var samples = Enumerable.Range(0, 200).Select(i => new JudgingSample($"{i}", "q", "r", "p")).ToList();
        var replies = samples.ToDictionary(sample => sample.Id, sample => sample.Id is "0" ? "5" : "0");

        Assert.Equal(0, VerdictSheet.Make("j", "", samples, replies, 0, 1).Summary.Published);
    }

    [Fact]
    public void Make_TooManyUnreadable_NamesTheFirst()
    {
        var replies = new Dictionary<string, string> { ["1"] = "10", ["2"] = "I cannot\nsay", ["4"] = "3" };

        var failure = Assert.Throws<PipelineException>(() => VerdictSheet.Make("j", "r", Samples, replies, failureLimit: 0.01, seed: 1));

        Assert.Equal(
            "judge: 1 of 3 replies are no whole number from 0 to 10, at most 1 % may be; the first is 'I cannot say' for the sample '2'; look at the rubric and the judge, or raise judge.failureLimit",
            failure.Message);
    }

    [Fact]
    public void Make_ReplyMissing_NamesTheSample()
    {
        var failure = Assert.Throws<PipelineException>(() => VerdictSheet.Make("j", "r", Samples, new Dictionary<string, string> { ["1"] = "10" }, 1, 1));

        Assert.Equal("judge: there is no reply to the sample '2', one to every sample with a prediction was expected", failure.Message);
    }
}
