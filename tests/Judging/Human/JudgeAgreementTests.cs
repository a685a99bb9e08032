using CoIN.Errors;
using CoIN.Judging.Human;

namespace CoIN.Judging.Tests.Human;

public sealed class JudgeAgreementTests
{
    [Fact]
    public void Of_TwoJudges_HasTheFiguresComputedByHand()
    {
        var first = new Dictionary<string, int> { ["1"] = 0, ["2"] = 5, ["3"] = 10, ["4"] = 10, ["5"] = 3 };
        var second = new Dictionary<string, int> { ["1"] = 1, ["2"] = 5, ["3"] = 8, ["4"] = 10, ["9"] = 3 };

        var agreement = JudgeAgreement.Of(("a", first), ("b", second));

        // Means 6.25 and 6; variances 17.1875 and 11.5; covariance 13.75; squared distances 1, 0, 4, 0.
        Assert.Equal((4, 6.25, 6, 0.5, 0.75, 0.75), (agreement.Samples, agreement.MeanOfFirst, agreement.MeanOfSecond, agreement.Equal, agreement.WithinOne, agreement.MeanAbsoluteDifference));
        Assert.Equal(13.75 / Math.Sqrt(17.1875 * 11.5), agreement.Correlation!.Value, 12);
        Assert.Equal(1 - (1.25 / (17.1875 + 11.5 + 0.0625)), agreement.WeightedKappa!.Value, 12);
    }

    [Fact]
    public void Of_SameConstantRatings_HasNoCorrelationAndNoKappa()
    {
        var ratings = new Dictionary<string, int> { ["1"] = 4, ["2"] = 4 };

        var agreement = JudgeAgreement.Of(("a", ratings), ("b", ratings));

        Assert.Equal((1.0, null, null), (agreement.Equal, agreement.Correlation, agreement.WeightedKappa));
    }

    [Fact]
    public void Of_NothingInCommon_Refuses()
    {
        var failure = Assert.Throws<PipelineException>(() => JudgeAgreement.Of(("a", new Dictionary<string, int> { ["1"] = 1 }), ("b", new Dictionary<string, int> { ["2"] = 1 })));

        Assert.Equal("judges 'a' and 'b' rated no sample in common", failure.Message);
    }
}
