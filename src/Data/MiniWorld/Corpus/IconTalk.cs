using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Scenes;
using CoIN.Data.MiniWorld.Tasks;
using static CoIN.Data.MiniWorld.Corpus.Wording;

namespace CoIN.Data.MiniWorld.Corpus;

/// <summary>What is said about a thing.</summary>
internal static class IconTalk
{
    /// <summary>Returns the kinds of turns that a picture of a thing allows.</summary>
    public static IReadOnlyList<Func<Asked?>> About(SeededRandom random, IconPicture picture)
    {
        var thing = Names.WithArticle(Synset.Of(picture.Icon).Name);
        return
        [
            () => Say(random.OneOf("describe the picture .", "name the thing that is drawn here .", "give a caption ."), $"this picture shows {thing} ."),
            () => Say($"could this be {thing} ?", $"yes , this picture shows {thing} ."),
            () => Say($"could this be {Names.WithArticle(random.Other(BaseCorpus.Things, Synset.Of(picture.Icon).Name))} ?", $"no , this picture shows {thing} ."),
            () => Say("is anything written here ?", "no , nothing is written here ."),
            () => Say("where does the thing begin and end ?", $"the thing spans {SpanOf(picture.Frame)} ."),
        ];
    }
}
