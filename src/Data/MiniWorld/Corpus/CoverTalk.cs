using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Scenes;
using CoIN.Data.MiniWorld.Tasks;
using static CoIN.Data.MiniWorld.Corpus.Wording;

namespace CoIN.Data.MiniWorld.Corpus;

/// <summary>What is said about a book cover.</summary>
internal static class CoverTalk
{
    /// <summary>Returns the kinds of turns that a cover allows.</summary>
    public static IReadOnlyList<Func<Asked?>> About(SeededRandom random, Cover cover)
    {
        var (title, author, emblem, colour) = (cover.Title.Text, cover.Author.Text, cover.Emblem, Names.Of(cover.Colour));
        return
        [
            () => Say(random.OneOf("describe the cover .", "give a caption ."),
                $"there is {Names.WithArticle(colour)} cover with {title} at the top , {Names.WithArticle(emblem.Name)} in the middle and {author} at the bottom ."),
            () => Say(random.OneOf("read the top line .", "read the large word at the top ."), $"the top line reads {title} ."),
            () => Say(random.OneOf("read the bottom line .", "read the word at the bottom ."), $"the bottom line reads {author} ."),
            () => Say("how is the upper word written as a name ?", $"it is called {Names.Title(title)} ."),
            () => Say("how is the lower word written as a name ?", $"it is called {Names.Title(author)} ."),
            () => Say("name the tint of the cover .", $"the cover is {colour} ."),
            () => Say("which form is on the cover ?", $"the cover shows {Names.WithArticle(Names.Of(emblem.Shape))} ."),
            () => Say($"how is the {Names.Of(emblem.Shape)} painted ?", $"the {Names.Of(emblem.Shape)} is {Names.Of(emblem.Colour)} ."),
            () => Say($"where does the {Names.Of(emblem.Shape)} begin and end ?", $"the {Names.Of(emblem.Shape)} spans {SpanOf(emblem.Box)} ."),
        ];
    }
}
