using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Scenes;
using CoIN.Data.MiniWorld.Tasks;
using static CoIN.Data.MiniWorld.Corpus.Wording;

namespace CoIN.Data.MiniWorld.Corpus;

/// <summary>What is said about shapes and signs.</summary>
internal static class SceneTalk
{
    private const int MostInCaption = 3;

    /// <summary>Returns the kinds of turns that a scene allows.</summary>
    public static IReadOnlyList<Func<Asked?>> About(SeededRandom random, Scene scene)
    {
        List<Func<Asked?>> talk = [.. SignTalk.About(random, scene)];
        if (scene.Objects.Count <= MostInCaption)
        {
            talk.Add(() => Caption(random, scene));
        }

        if (scene.Objects.Count > 0)
        {
            talk.AddRange(
            [
                () => Tint(random, scene),
                () => Form(random, scene),
                () => Span(random, scene),
                () => Mark(random, scene),
                () => Place(random, scene),
                () => Size(random, scene),
                () => Count(random, scene),
                () => Presence(random, scene),
                () => PresenceOfAttribute(random, scene),
            ]);
        }

        if (scene.Objects.Count > 1)
        {
            talk.AddRange([() => Tint(random, scene), () => Mark(random, scene), () => Mark(random, scene), () => Related(random, scene), () => Related(random, scene), () => Position(random, scene), () => Comparison(random, scene)]);
        }

        return talk;
    }

    private static Asked Caption(SeededRandom random, Scene scene)
    {
        var parts = scene.Objects.Select(item => $"{Names.WithArticle(item.FullName)} {PlaceOf(item)}").ToList();
        if (scene.Sign is { } sign)
        {
            parts.Insert(0, $"a sign that reads {sign.Text}");
        }

        return Say(random.OneOf("describe the picture .", "tell me all that can be seen here .", "give a caption ."), $"there is {Join(parts)} .");
    }

    private static Asked? Tint(SeededRandom random, Scene scene)
        => SceneQuestions.Pick(random, scene, phrase => phrase is { Shape: not null, Colour: null }) is var (item, phrase)
            ? Say(random.OneOf($"name the tint of the {phrase} .", $"how is the {phrase} painted ?"), $"the {phrase} is {Names.Of(item.Colour)} .")
            : null;

    private static Asked? Form(SeededRandom random, Scene scene)
        => SceneQuestions.Pick(random, scene, phrase => phrase is { Shape: null }) is var (item, phrase)
            ? Say(random.OneOf($"tell me the form of the {phrase.With("item")} .", $"which form has the {phrase.With("item")} ?"),
                $"the {phrase.With("item")} is {Names.WithArticle(Names.Of(item.Shape))} .")
            : null;

    private static Asked? Place(SeededRandom random, Scene scene)
        => SceneQuestions.Pick(random, scene, _ => true) is var (item, phrase)
            ? Say($"in which part of the picture is the {phrase.With("item")} ?", $"the {phrase.With("item")} is {PlaceOf(item)} .")
            : null;

    private static Asked? Span(SeededRandom random, Scene scene)
    {
        if (SceneQuestions.Pick(random, scene, _ => true) is not var (item, phrase))
        {
            return null;
        }

        var name = phrase.With("item");
        return random.Next(4) switch
        {
            0 => Say($"where does the {name} begin and end ?", $"the {name} spans {SpanOf(item.Box)} ."),
            1 => Say($"give the span of the {name} .", $"the {name} spans {SpanOf(item.Box)} ."),
            2 => Say($"give the corners of the {name} .", $"the {name} has corners ( {Corner(item.Box.Left, item.Box.Top)} ) and ( {Corner(item.Box.Right, item.Box.Bottom)} ) ."),
            _ => Say($"frame the {name} .", $"the {name} is framed by {Corner(item.Box.Left, item.Box.Top)} , {Corner(item.Box.Right, item.Box.Bottom)} ."),
        };
    }

    private static Asked Mark(SeededRandom random, Scene scene)
    {
        var item = random.Choose(scene.Objects);
        var expression = ReferringExpressions.Draw(random, scene, item, random.Choose(Enum.GetValues<ReferringStyle>()), 1)[0];
        return Say($"mark what is meant : {expression}", $"it is marked by < {Corner(item.Box.Left, item.Box.Top)} , {Corner(item.Box.Right, item.Box.Bottom)} > .");
    }

    private static Asked? Size(SeededRandom random, Scene scene)
        => SceneQuestions.Pick(random, scene, phrase => phrase is { Size: null }) is var (item, phrase)
            ? Say($"tell me the size of the {phrase.With("item")} .", $"the {phrase.With("item")} is {Names.Of(item.Size)} .")
            : null;

    private static Asked Count(SeededRandom random, Scene scene)
    {
        var model = random.Choose(scene.Objects);
        switch (random.Next(3))
        {
            case 0:
                return Say("count the items .", ThereAre(scene.Objects.Count, "item"));
            case 1:
                var shape = random.Next(3) == 0 ? (Shape)random.Next(Names.Shapes.Count) : model.Shape;
                return Say($"count the {Names.Plural(Names.Of(shape))} .", ThereAre(scene.Objects.Count(item => item.Shape == shape), Names.Of(shape)));
            default:
                var colour = random.Next(3) == 0 ? (ShapeColour)random.Next(Names.Colours.Count) : model.Colour;
                return Say($"count the {Names.Of(colour)} items .", ThereAre(scene.Objects.Count(item => item.Colour == colour), $"{Names.Of(colour)} item"));
        }
    }

    private static string ThereAre(int count, string noun) => $"there {(count == 1 ? "is" : "are")} {Names.Counted(count, noun)} .";

    private static Asked Presence(SeededRandom random, Scene scene)
    {
        var (name, present) = SceneQuestions.PickPresence(random, scene);
        var question = random.OneOf($"can you find {Names.WithArticle(name)} ?", $"does the picture hold {Names.WithArticle(name)} ?");
        return Say(question, present ? $"yes , there is {Names.WithArticle(name)} ." : $"no , there is no {name} .");
    }

    private static Asked PresenceOfAttribute(SeededRandom random, Scene scene)
    {
        var model = random.Choose(scene.Objects);
        var (name, present) = random.Next(4) switch
        {
            0 => (Names.Of(model.Shape), true),
            1 => ($"{Names.Of(model.Colour)} item", true),
            2 => (random.Other(Names.Shapes, scene.Objects.Select(item => Names.Of(item.Shape))), false),
            _ => ($"{random.Other(Names.Colours, scene.Objects.Select(item => Names.Of(item.Colour)))} item", false),
        };
        return Say($"does the picture hold {Names.WithArticle(name)} ?", present ? $"yes , there is {Names.WithArticle(name)} ." : $"no , there is no {name} .");
    }

    private static Asked? Related(SeededRandom random, Scene scene)
        => SceneQuestions.PickRelated(random, scene) is var (item, relation, reference)
            ? Say($"which item lies {Words(relation)} the {reference} ?", $"the {item.Name} lies {Words(relation)} the {reference} .")
            : null;

    private static Asked? Position(SeededRandom random, Scene scene)
        => SceneQuestions.Pick(random, scene, phrase => phrase.Shape is not null) is var (item, phrase)
            && SceneQuestions.Pick(random, scene, other => other.Shape is not null) is var (reference, referencePhrase)
            && Relations.Between(item, reference) is { } relation
            ? Say($"seen from the {referencePhrase} , where is the {phrase} ?", $"the {phrase} is {Words(relation)} the {referencePhrase} .")
            : null;

    private static Asked? Comparison(SeededRandom random, Scene scene)
        => SceneQuestions.Pick(random, scene, phrase => phrase is { Size: null, Shape: not null }) is var (item, phrase)
            && SceneQuestions.Pick(random, scene, other => other is { Size: null, Shape: not null }) is var (reference, referencePhrase)
            && item.Size != reference.Size
            ? Say($"compare the {phrase} with the {referencePhrase} .",
                $"the {phrase} is {(item.Size == ObjectSize.Large ? "larger" : "smaller")} than the {referencePhrase} .")
            : null;
}
