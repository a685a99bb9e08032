using CoIN.Errors;
using FsCheck;
using FsCheck.Fluent;

namespace CoIN.Benchmark.Tests;

public sealed class ContinualMetricsTests
{
    private static readonly AccuracyMatrix Three = AccuracyMatrix.Of(
        ["a", "b", "c"],
        [("a", "a", 90), ("b", "a", 60), ("b", "b", 80), ("c", "a", 30), ("c", "b", 50), ("c", "c", 70)]);

    [Fact]
    public void MeanAverageAccuracy_ThreeTasks_AveragesTheAveragesSoFar() =>
        Assert.Equal((90 + 70 + 50) / 3.0, ContinualMetrics.MeanAverageAccuracy(Three), 12);

    [Fact]
    public void FinalAverageAccuracy_ThreeTasks_AveragesTheLastRow() => Assert.Equal(50, ContinualMetrics.FinalAverageAccuracy(Three), 12);

    [Theory]
    [InlineData(BackwardTransferDivisor.Tasks, -30)]
    [InlineData(BackwardTransferDivisor.TasksMinusOne, -45)]
    public void BackwardTransfer_ThreeTasks_DividesAsAsked(BackwardTransferDivisor divisor, double expected) =>
        Assert.Equal(expected, ContinualMetrics.BackwardTransfer(Three, divisor), 12);

    [Fact]
    public void AverageForgetting_ThreeTasks_ComparesWithTheBestBefore() => Assert.Equal(45, ContinualMetrics.AverageForgetting(Three), 12);

    [Fact]
    public void AllMetrics_OneTask_ForgetNothing()
    {
        var one = AccuracyMatrix.Of(["a"], [("a", "a", 42)]);

        Assert.Equal(42, ContinualMetrics.MeanAverageAccuracy(one));
        Assert.Equal(42, ContinualMetrics.FinalAverageAccuracy(one));
        Assert.Equal(0, ContinualMetrics.BackwardTransfer(one, BackwardTransferDivisor.TasksMinusOne));
        Assert.Equal(0, ContinualMetrics.AverageForgetting(one));
    }

    [Fact]
    public void MeanAverageAccuracy_MissingCell_NamesIt()
    {
        var matrix = AccuracyMatrix.Of(["a", "b"], [("a", "a", 90), ("b", "b", 60)]);

        var failure = Assert.Throws<PipelineException>(() => ContinualMetrics.MeanAverageAccuracy(matrix));

        Assert.Equal("accuracy matrix: the accuracy on 'a' after learning 'b' is missing", failure.Message);
    }

    [Fact]
    public void Metrics_ConstantMatrix_EqualTheConstantAndForgetNothing() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(0, 100).ToArbitrary(),
            Gen.Choose(1, 12).ToArbitrary(),
            (accuracy, count) =>
            {
                var names = Enumerable.Range(0, count).Select(i => $"t{i}").ToArray();
                var cells = from k in Enumerable.Range(0, count) from t in Enumerable.Range(0, k + 1) select (names[k], names[t], (double)accuracy);
                var matrix = AccuracyMatrix.Of(names, cells);

                return Math.Abs(ContinualMetrics.MeanAverageAccuracy(matrix) - accuracy) < 1e-9
                    && Math.Abs(ContinualMetrics.FinalAverageAccuracy(matrix) - accuracy) < 1e-9
                    && ContinualMetrics.BackwardTransfer(matrix, BackwardTransferDivisor.Tasks) == 0
                    && ContinualMetrics.AverageForgetting(matrix) == 0;
            }));
}
