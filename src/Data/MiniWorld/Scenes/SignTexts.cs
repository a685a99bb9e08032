using CoIN.Benchmark;

namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>What stands on signs.</summary>
internal static class SignTexts
{
    private const double ShareOfNumbers = 0.25;

    /// <summary>Draws a word of the world or a number from 0 to 99.</summary>
    public static (string Text, bool IsNumber) Draw(SeededRandom random)
    {
        if (random.NextDouble() < ShareOfNumbers)
        {
            return (random.Next(100).ToString(), true);
        }

        var word = random.Next(Names.Things.Count + Names.People.Count);
        return (word < Names.Things.Count ? Names.Things[word] : Names.People[word - Names.Things.Count], false);
    }
}
