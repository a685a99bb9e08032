using CoIN.Benchmark;

namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>The answers of ten annotators, who mostly agree.</summary>
internal static class TenAnswers
{
    private const int Annotators = 10;

    /// <summary>Returns ten answers of which eight to ten are right, in random order.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="right">The right answer.</param>
    /// <param name="mistakes">What inattentive annotators answer; the right answer among them is passed over.</param>
    public static string[] Of(SeededRandom random, string right, params IEnumerable<string> mistakes)
    {
        var wrong = mistakes.Where(answer => answer != right).ToList();
        var agreeing = wrong.Count == 0 ? Annotators : Annotators - random.Next(3);
        var answers = Enumerable.Range(0, Annotators).Select(i => i < agreeing ? right : random.Choose(wrong)).ToArray();
        random.Shuffle(answers);
        return answers;
    }
}
