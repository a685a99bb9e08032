namespace CoIN.Errors.Tests;

public class NearestNameTests
{
    private static readonly string[] Known = ["learningRate", "epochs", "seed"];

    [Theory]
    [InlineData("lerningRate", "learningRate")]
    [InlineData("LEARNINGRATE", "learningRate")]
    [InlineData("epohcs", "epochs")]
    [InlineData("sed", "seed")]
    [InlineData("volume", null)]
    public void Find_AName_GivesTheNearestKnownOneOrNone(string written, string? expected) => Assert.Equal(expected, NearestName.Find(written, Known));

    [Fact]
    public void Hint_ANearName_AsksWhetherItWasMeant() => Assert.Equal("; did you mean 'epochs'?", NearestName.Hint("epoch", Known));

    [Fact]
    public void Hint_NoNearName_ListsTheKnownOnes() => Assert.Equal("; expected one of 'learningRate', 'epochs', 'seed'", NearestName.Hint("volume", Known));

    [Fact]
    public void At_APlace_PutsItInFrontAndKeepsTheCause()
    {
        var cause = new IOException("broken");

        var placed = new PipelineException("cannot be read", cause).At("stage 'score-2'");

        Assert.Equal("stage 'score-2': cannot be read", placed.Message);
        Assert.Same(cause, placed.InnerException);
    }
}
