using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Scenes;
using CoIN.Data.MiniWorld.Tasks;
using static CoIN.Data.MiniWorld.Corpus.Wording;

namespace CoIN.Data.MiniWorld.Corpus;

/// <summary>What is said about a board of words.</summary>
internal static class BoardTalk
{
    /// <summary>Returns the kinds of turns that a board allows.</summary>
    public static IReadOnlyList<Func<Asked?>> About(SeededRandom random, NoticeBoard board)
    {
        var (top, bottom) = (board.Lines[0].Text, board.Lines[^1].Text);
        return
        [
            () => Say("read the top line .", $"the top line reads {top} ."),
            () => Say("read the bottom line .", $"the bottom line reads {bottom} ."),
            () => Say("count the lines .", $"there are {board.Lines.Count} lines ."),
            () => Written(random, board),
            () => Below(random, board),
        ];
    }

    private static Asked Written(SeededRandom random, NoticeBoard board)
    {
        var text = random.Flip() ? random.Choose(board.Lines).Text : SignTexts.Draw(random).Text;
        return Say($"can you find {text} ?", board.Lines.Any(line => line.Text == text) ? $"yes , there is {text} ." : $"no , there is no {text} .");
    }

    private static Asked? Below(SeededRandom random, NoticeBoard board)
    {
        var line = random.Next(board.Lines.Count - 1);
        var text = board.Lines[line].Text;
        return board.Lines.Count(other => other.Text == text) == 1
            ? Say($"read the line below {text} .", $"the line below reads {board.Lines[line + 1].Text} .")
            : null;
    }
}
