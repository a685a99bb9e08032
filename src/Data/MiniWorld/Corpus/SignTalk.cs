using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Scenes;
using CoIN.Data.MiniWorld.Tasks;
using static CoIN.Data.MiniWorld.Corpus.Wording;

namespace CoIN.Data.MiniWorld.Corpus;

/// <summary>What is said about a sign, or about there being none.</summary>
internal static class SignTalk
{
    /// <summary>Returns the kinds of turns that a scene allows.</summary>
    public static IReadOnlyList<Func<Asked?>> About(SeededRandom random, Scene scene)
    {
        if (scene.Sign is not { } sign)
        {
            return [() => Say("is anything written here ?", "no , nothing is written here .")];
        }

        return
        [
            () => Say(random.OneOf("read the sign .", "read the text aloud .", "is anything written here ?"), $"the sign reads {sign.Text} ."),
            () => Say("where does the sign begin and end ?", $"the sign spans {SpanOf(sign.Box)} ."),
            () => Say("count the letters and digits .", $"the sign has {sign.Text.Length} of them ."),
        ];
    }
}
