using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Scenes;

namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>Puts a right answer among wrong ones.</summary>
internal static class Choice
{
    private const int Fewest = 2;

    // Of a hundred of ScienceQA's problems, how many have two, three, four and five choices.
    private static readonly int[] Shares = [53, 24, 22, 1];

    /// <summary>Makes a problem with 2 to 5 choices in random order.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="question">The question.</param>
    /// <param name="right">The right choice.</param>
    /// <param name="pool">Where the wrong choices come from; the right one among them is passed over.</param>
    /// <param name="hint">What must be known beside the question; may be empty.</param>
    /// <param name="picture">The picture, if there is one.</param>
    /// <param name="curriculum">Where the problem belongs.</param>
    /// <param name="count">How many choices; 0 leaves it to chance.</param>
    public static Problem Make(
        SeededRandom random, string question, string right, IEnumerable<string> pool, string hint, Scene? picture, Curriculum curriculum, int count = 0)
    {
        var choices = Among(random, right, pool, () => count == 0 ? Fewest + random.Share(Shares) : count);
        return new Problem(question, choices, choices.IndexOf(right), hint, picture, curriculum);
    }

    /// <summary>Returns a right choice and wrong ones in random order.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="right">The right choice.</param>
    /// <param name="pool">Where the wrong ones come from; the right one among them is passed over.</param>
    /// <param name="count">Draws how many there are to be in all; a small pool gives fewer.</param>
    public static List<string> Among(SeededRandom random, string right, IEnumerable<string> pool, Func<int> count)
    {
        var wrong = pool.Where(item => item != right).Distinct().ToList();
        random.Shuffle(wrong);
        List<string> choices = [right, .. wrong.Take(count() - 1)];
        random.Shuffle(choices);
        return choices;
    }
}
