namespace CoIN.Benchmark.Tests;

public sealed class ResamplingTests
{
    private static readonly double[] Coins = [.. Enumerable.Range(0, 400).Select(i => i % 4 == 0 ? 1.0 : 0.0)];

    [Fact]
    public void Interval_QuarterRight_IsNearTheBinomialOne()
    {
        var interval = Resampling.Interval(Coins, seed: 3);

        var halfWidth = 1.96 * Math.Sqrt(0.25 * 0.75 / 400);
        Assert.Equal(0.25, interval.Mean, 12);
        Assert.Equal(0.25 - halfWidth, interval.Low, 0.008);
        Assert.Equal(0.25 + halfWidth, interval.High, 0.008);
    }

    [Fact]
    public void Interval_SameSeed_IsTheSame()
    {
        Assert.Equal(Resampling.Interval(Coins, 3), Resampling.Interval(Coins, 3));
        Assert.NotEqual(Resampling.Interval(Coins, 3), Resampling.Interval(Coins, 4));
    }

    [Fact]
    public void Interval_ConstantScores_HasNoWidth() => Assert.Equal(new ConfidenceInterval(0.5, 0.5, 0.5), Resampling.Interval([0.5, 0.5, 0.5], 1));

    [Fact]
    public void Compare_EqualRuns_FindsNothing()
    {
        var comparison = Resampling.Compare(Coins, Coins, 3);

        Assert.Equal(0, comparison.Difference.Mean);
        Assert.Equal(1, comparison.PValue);
    }

    [Fact]
    public void Compare_OneAlwaysBetter_IsNoChance()
    {
        var comparison = Resampling.Compare(new double[20], [.. Enumerable.Repeat(1.0, 20)], 3);

        Assert.Equal(1, comparison.Difference.Mean);
        Assert.Equal(1.0 / 2001, comparison.PValue, 12);
    }

    [Fact]
    public void Compare_ThreeSamplesBetter_HasTheExactSignFlipProbability() =>
        Assert.Equal(0.25, Resampling.Compare([0, 0, 0], [1, 1, 1], 3, resamples: 20_000).PValue, 0.01);

    [Fact]
    public void CompareOverTasks_TasksOfDifferentSize_CountAlike()
    {
        var comparison = Resampling.CompareOverTasks([(new double[2], [1, 1]), (new double[20], new double[20])], 3, resamples: 20_000);

        Assert.Equal(0.5, comparison.Difference.Mean, 12);
        Assert.Equal(0.5, comparison.PValue, 0.01);
    }

    [Fact]
    public void CompareOverTasks_OneTask_IsTheSameAsCompare() =>
        Assert.Equal(Resampling.Compare(Coins, Coins.Reverse().ToArray(), 5), Resampling.CompareOverTasks([(Coins, Coins.Reverse().ToArray())], 5));

    [Fact]
    public void Compare_OtherNumberOfSamples_Refuses() => Assert.Throws<ArgumentOutOfRangeException>(() => Resampling.Compare([1], [1, 0], 3));
}
