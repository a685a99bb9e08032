namespace CoIN.Benchmark.Tests;

public sealed class StudentTTests
{
    // The usual printed table of t, two-sided 5 %.
    [Theory]
    [InlineData(1, 12.706)]
    [InlineData(2, 4.303)]
    [InlineData(3, 3.182)]
    [InlineData(4, 2.776)]
    [InlineData(5, 2.571)]
    [InlineData(9, 2.262)]
    [InlineData(30, 2.042)]
    public void Critical_DegreesOfFreedom_IsThePrintedValue(int degreesOfFreedom, double expected) =>
        Assert.Equal(expected, StudentT.Critical(degreesOfFreedom), 3);

    [Fact]
    public void Interval_FiveValues_IsTheOneComputedByHand()
    {
        // Mean 12, standard deviation sqrt(10 / 4), standard error sqrt(0.5), times 2.7764.
        var interval = StudentT.Interval([10, 11, 12, 13, 14]);

        Assert.Equal((12, 12 - 1.9632, 12 + 1.9632), (interval.Mean, Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    [Fact]
    public void Interval_EqualValues_HasNoWidth() => Assert.Equal(new ConfidenceInterval(5, 5, 5), StudentT.Interval([5, 5, 5]));

    [Fact]
    public void Interval_OneValue_IsRefused() =>
        Assert.Equal("at least 2 values expected, found 1 (Parameter 'values')", Assert.Throws<ArgumentException>(() => StudentT.StandardDeviation([5])).Message);
}
