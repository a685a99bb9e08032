using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Corpus;
using CoIN.Training.Pretraining;

namespace CoIN.Training.Tests.Pretraining;

public sealed class BriefTurnsTests
{
    [Theory]
    [InlineData("Yes, there is a red ring.", "yes")]
    [InlineData("No, nothing is written here.", "no")]
    [InlineData("The sign reads FISH.", "fish")]
    [InlineData("The small star is light.", "light")]
    [InlineData("There are 3 rings.", "3")]
    [InlineData("The sign has 4 of them.", "4")]
    [InlineData("The yellow square lies above the ring.", "yellow square")]
    [InlineData("The ring is left of the star.", "left of")]
    [InlineData("7 is less than 61.", "less")]
    [InlineData("The hat belongs to Yuri.", "Yuri")]
    [InlineData("Fox starts with F.", "F")]
    [InlineData("The choice is B.", "B")]
    [InlineData("It is called Yuri.", "Yuri")]
    [InlineData("The ring is near the top left.", "near the top left")]
    [InlineData("The ring spans 0.05, 0.09 to 0.80, 0.84.", "0.05, 0.09 to 0.80, 0.84")]
    [InlineData("The ring has corners (0.05, 0.09) and (0.80, 0.84).", "(0.05, 0.09) and (0.80, 0.84)")]
    [InlineData("The ring is framed by 0.05, 0.09, 0.80, 0.84.", "0.05, 0.09, 0.80, 0.84")]
    [InlineData("It is marked by <0.05, 0.09, 0.80, 0.84>.", "<0.05, 0.09, 0.80, 0.84>")]
    [InlineData("This picture shows an envelope.", "envelope")]
    [InlineData("The picture is too blurred to tell.", "too blurred to tell")]
    [InlineData("There is a small red ring on the left.", null)]
    public void Point_OfASentence_IsWhatItHasToSay(string sentence, string? point) => Assert.Equal(point, BriefTurns.Point(sentence));

    [Fact]
    public void Of_ManyTurns_AsksMostButNotAllBriefly()
    {
        var turns = Enumerable.Repeat(new BaseTurn("Name the tint of the ring.", "The ring is red."), 1000).ToList();

        var said = BriefTurns.Of(new BaseSample { Turns = turns }, SeededRandom.For(1, "test"));

        var brief = said.Count(turn => turn == new BaseTurn("Name the tint of the ring.\nBriefly.", "red"));
        Assert.InRange(brief, 750, 850);
        Assert.Equal(1000 - brief, said.Count(turn => turn == turns[0]));
    }
}
