using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Tasks;
using static CoIN.Data.MiniWorld.Corpus.Wording;

namespace CoIN.Data.MiniWorld.Corpus;

/// <summary>Questions whose answers are offered under letters, in an order and form that no task uses.</summary>
internal static class LetteredTalk
{
    private const int Fewest = 2, Most = 5;

    /// <summary>Returns a question with two to five offers, one of them right: <c>name the tint of the star . choose A for red , B for teal .</c></summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="question">The question.</param>
    /// <param name="right">The right offer.</param>
    /// <param name="pool">Where the wrong ones come from; the right one among them is passed over.</param>
    public static Asked Choose(SeededRandom random, string question, string right, IEnumerable<string> pool)
    {
        var offers = Choice.Among(random, right, pool, () => random.Next(Fewest, Most + 1));
        var lettered = offers.Index().Select(offer => $"{Letter(offer.Index)} for {offer.Item}");
        return Say($"{question} choose {string.Join(" , ", lettered)} .", $"the choice is {Letter(offers.IndexOf(right))} .");
    }

    private static char Letter(int index) => (char)('A' + index);
}
