namespace CoIN.Training.Tests;

public sealed class LearningRateScheduleTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1 / 3.0)]
    [InlineData(2, 2 / 3.0)]
    [InlineData(3, 1)]
    [InlineData(51, 0.5080966)] // (1 + cos(pi * 48 / 97)) / 2
    [InlineData(99, 0.0002622)] // (1 + cos(pi * 96 / 97)) / 2
    [InlineData(100, 0)]
    public void Cosine_HundredUpdates_WarmsUpOverThreeAndFallsToZero(long update, double expected) =>
        Assert.Equal(expected, LearningRateSchedule.Cosine(100, 0.03).Factor(update), 1e-6);

    [Fact]
    public void Cosine_NoWarmup_StartsAtThePeak() => Assert.Equal(1, LearningRateSchedule.Cosine(10, 0).Factor(0));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0.6309298)] // ln 2 / ln 3
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(99, 1)]
    public void LogarithmicWarmup_HundredUpdates_RisesOverThreeAndStays(long update, double expected) =>
        Assert.Equal(expected, LearningRateSchedule.LogarithmicWarmup(100, 0.03).Factor(update), 1e-6);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)] // W is at least 2
    [InlineData(2, 1)]
    public void LogarithmicWarmup_FewUpdates_WarmsUpOverTwo(long update, double expected) =>
        Assert.Equal(expected, LearningRateSchedule.LogarithmicWarmup(5, 0.03).Factor(update), 1e-6);
}
