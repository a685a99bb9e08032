using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Scenes;

namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>Puts a right answer among wrong ones.</summary>
internal static class Choice
{
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
        var wrong = pool.Where(item => item != right).Distinct().ToList();
        random.Shuffle(wrong);
        var wanted = Math.Min(count == 0 ? Count(random) : count, wrong.Count + 1);
        List<string> choices = [right, .. wrong.Take(wanted - 1)];
        random.Shuffle(choices);
        return new Problem(question, choices, choices.IndexOf(right), hint, picture, curriculum);
    }

    private static int Count(SeededRandom random)
    {
        var draw = random.Next(Shares.Sum());
        var count = 2;
        foreach (var share in Shares)
        {
            if (draw < share)
            {
                break;
            }

            draw -= share;
            count++;
        }

        return count;
    }
}
