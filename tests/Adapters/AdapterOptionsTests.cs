using CoIN.Errors;

namespace CoIN.Adapters.Tests;

public class AdapterOptionsTests
{
    [Fact]
    public void Validate_ExpertsDoNotDivideTheRank_SaysWhichDo()
    {
        var error = Assert.Throws<PipelineException>(() => new AdapterOptions { Rank = 8, Experts = 3 }.Validate());

        Assert.Equal(
            "adapter rank 8 cannot be shared by 3 experts equally; expected a number of experts that divides the rank (0 for plain LoRA, 1, 2, 4, 8)",
            error.Message);
    }

    [Theory]
    [InlineData(0, 0.0, "adapter rank is 0; expected at least 1")]
    [InlineData(8, 1.0, "adapter dropout is 1; expected a probability in [0, 1)")]
    [InlineData(8, double.NaN, "adapter dropout is NaN; expected a probability in [0, 1)")]
    public void Validate_OutOfRange_SaysTheRange(int rank, double dropout, string expected)
    {
        var error = Assert.Throws<PipelineException>(() => new AdapterOptions { Rank = rank, Dropout = dropout }.Validate());

        Assert.Equal(expected, error.Message);
    }

    [Fact]
    public void Validate_NoTargets_SaysWhatIsExpected()
    {
        var error = Assert.Throws<PipelineException>(() => new AdapterOptions { TargetModules = [] }.Validate());

        Assert.Equal("adapter target modules are empty; expected at least one, such as 'q_proj'", error.Message);
    }
}
