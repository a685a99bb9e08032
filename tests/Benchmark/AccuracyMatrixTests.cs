using CoIN.Errors;

namespace CoIN.Benchmark.Tests;

public sealed class AccuracyMatrixTests
{
    [Fact]
    public void Of_PartialCells_KnowsWhatIsThere()
    {
        var matrix = AccuracyMatrix.Of(["a", "b"], [("b", "a", 40), ("a", "a", 50), ("a", "b", 3)]);

        Assert.Equal(50, matrix[0, 0]);
        Assert.Equal(3, matrix[0, 1]);
        Assert.False(matrix.Has(1, 1));
    }

    [Theory]
    [InlineData("c", 50, "accuracy matrix: 'c' is not one of its tasks; expected one of 'a1', 'b1'")]
    [InlineData("a1", 100.5, "accuracy matrix: 100.5 on 'a1' after learning 'b1'; 0 to 100 percent was expected")]
    [InlineData("a1", double.NaN, "accuracy matrix: NaN on 'a1' after learning 'b1'; 0 to 100 percent was expected")]
    public void Of_CellThatCannotBe_Refuses(string on, double accuracy, string message) =>
        Assert.Equal(message, Assert.Throws<PipelineException>(() => AccuracyMatrix.Of(["a1", "b1"], [("b1", on, accuracy)])).Message);

    [Fact]
    public void Of_CellTwice_Refuses()
    {
        var failure = Assert.Throws<PipelineException>(() => AccuracyMatrix.Of(["a"], [("a", "a", 1), ("a", "a", 2)]));

        Assert.Equal("accuracy matrix: the accuracy on 'a' after learning 'a' is given twice, 1 and 2", failure.Message);
    }

    [Fact]
    public void Of_TaskTwice_Refuses()
    {
        var failure = Assert.Throws<PipelineException>(() => AccuracyMatrix.Of(["a", "a"], []));

        Assert.Equal("accuracy matrix: tasks 'a,a' were found; at least one and each once were expected", failure.Message);
    }
}
