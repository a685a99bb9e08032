using CoIN.Benchmark;

namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>Draws several different questions about one picture.</summary>
internal static class Questions
{
    private const int AttemptsPerQuestion = 20;
    private const int Fewest = 3;
    private const int Most = 5;

    /// <summary>Returns as many different questions as wanted.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="count">How many.</param>
    /// <param name="makers">Each makes one kind of question, or null where the picture does not allow it; all kinds are equally likely.</param>
    /// <returns>The questions, or null if the picture does not yield as many.</returns>
    public static IReadOnlyList<Asked>? Draw(SeededRandom random, int count, params IReadOnlyList<Func<Asked?>> makers)
    {
        var drawn = new List<Asked>(count);
        for (var attempt = 0; attempt < count * AttemptsPerQuestion && drawn.Count < count; attempt++)
        {
            if (random.Choose(makers)() is { } asked && drawn.TrueForAll(other => other.Question != asked.Question))
            {
                drawn.Add(asked);
            }
        }

        return drawn.Count == count ? drawn : null;
    }

    /// <summary>Returns a number of questions for a training image: 3 to 5.</summary>
    public static int TurnsOfOneImage(SeededRandom random) => random.Next(Fewest, Most + 1);

    /// <summary>Returns the numbers of questions for test images: 3 to 5 each, the last one less if need be.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="total">How many questions all images have together.</param>
    public static IReadOnlyList<int> SharedOut(SeededRandom random, int total)
    {
        var shares = new List<int>();
        for (var left = total; left > 0; left -= shares[^1])
        {
            shares.Add(Math.Min(left, TurnsOfOneImage(random)));
        }

        return shares;
    }

    /// <summary>Returns one of several wordings.</summary>
    public static string OneOf(this SeededRandom random, params string[] wordings) => random.Choose(wordings);

    /// <summary>Returns the number of one of several shares, each as likely as it is large.</summary>
    public static int Share(this SeededRandom random, params IReadOnlyList<int> shares)
    {
        var draw = random.Next(shares.Sum());
        var index = 0;
        while (draw >= shares[index])
        {
            draw -= shares[index++];
        }

        return index;
    }

    /// <summary>Says yes half of the time.</summary>
    public static bool Flip(this SeededRandom random) => random.Next(2) == 0;

    /// <summary>Returns one of the items that is not among the excluded ones.</summary>
    public static T Other<T>(this SeededRandom random, IReadOnlyList<T> items, params IEnumerable<T> excluded)
        => random.Choose(items.Except(excluded).ToList());
}
