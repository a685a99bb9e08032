using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Corpus;
using CoIN.Training.Pretraining;

namespace CoIN.Training.Tests.Pretraining;

public sealed class BriefTurnsTests
{
    [Theory]
    [InlineData("yes , there is a red ring .", "yes")]
    [InlineData("no , nothing is written here .", "no")]
    [InlineData("the sign reads FISH .", "fish")]
    [InlineData("the small star is light .", "light")]
    [InlineData("there are 3 rings .", "3")]
    [InlineData("the sign has 4 of them .", "4")]
    [InlineData("the yellow square lies above the ring .", "yellow square")]
    [InlineData("the ring is left of the star .", "left of")]
    [InlineData("7 is less than 61 .", "less")]
    [InlineData("the hat belongs to Yuri .", "Yuri")]
    [InlineData("fox starts with F .", "F")]
    [InlineData("the choice is B .", "B")]
    [InlineData("it is called Yuri .", "Yuri")]
    [InlineData("the ring is near the top left .", "near the top left")]
    [InlineData("the ring spans 0.05 , 0.09 to 0.80 , 0.84 .", "0.05 , 0.09 to 0.80 , 0.84")]
    [InlineData("the ring has corners ( 0.05 , 0.09 ) and ( 0.80 , 0.84 ) .", "( 0.05 , 0.09 ) and ( 0.80 , 0.84 )")]
    [InlineData("the ring is framed by 0.05 , 0.09 , 0.80 , 0.84 .", "0.05 , 0.09 , 0.80 , 0.84")]
    [InlineData("it is marked by [ 0.05 , 0.09 , 0.80 , 0.84 ] .", "[ 0.05 , 0.09 , 0.80 , 0.84 ]")]
    [InlineData("this picture shows an envelope .", "envelope")]
    [InlineData("the picture is too blurred to tell .", "too blurred to tell")]
    [InlineData("there is a small red ring on the left .", null)]
    public void Point_OfASentence_IsWhatItHasToSay(string sentence, string? point) => Assert.Equal(point, BriefTurns.Point(sentence));

    [Fact]
    public void Of_ManyTurns_AsksMostButNotAllBriefly()
    {
        var turns = Enumerable.Repeat(new BaseTurn("name the tint of the ring .", "the ring is red ."), 1000).ToList();

        var said = BriefTurns.Of(new BaseSample { Turns = turns }, SeededRandom.For(1, "test"));

        var brief = said.Count(turn => turn == new BaseTurn("briefly : name the tint of the ring .", "red"));
        Assert.InRange(brief, 750, 850);
        Assert.Equal(1000 - brief, said.Count(turn => turn == turns[0]));
    }
}
