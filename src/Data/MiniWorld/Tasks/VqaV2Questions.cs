using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Scenes;

namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>Questions in the manner of VQAv2: counts, yes or no, colours and shapes. <see cref="Asked.Kind"/> is VQAv2's question type.</summary>
internal static class VqaV2Questions
{
    private const double ChanceToAskForAbsent = 0.15;
    private static readonly string[] NumberWords = ["zero", "one", "two", "three", "four"];

    /// <summary>Returns different questions about a scene, or null if it does not yield as many.</summary>
    public static IReadOnlyList<Asked>? Draw(SeededRandom random, Scene scene, int count) => Questions.Draw(random, count,
        () => CountAll(random, scene),
        () => CountShape(random, scene),
        () => CountColour(random, scene),
        () => VerifyPresence(random, scene),
        () => VerifySize(random, scene),
        () => VerifyMore(random, scene),
        () => AskColour(random, scene),
        () => AskShape(random, scene));

    private static Asked CountAll(SeededRandom random, Scene scene)
        => new(random.OneOf("How many shapes are there?", "How many things are in the image?"), scene.Objects.Count.ToString(), "how many");

    private static Asked CountShape(SeededRandom random, Scene scene)
    {
        var shape = random.NextDouble() < ChanceToAskForAbsent ? (Shape)random.Next(Names.Shapes.Count) : random.Choose(scene.Objects).Shape;
        var count = scene.Objects.Count(item => item.Shape == shape);
        return new($"How many {Names.Plural(Names.Of(shape))} are there?", count.ToString(), "how many");
    }

    private static Asked CountColour(SeededRandom random, Scene scene)
    {
        var colour = random.NextDouble() < ChanceToAskForAbsent ? (ShapeColour)random.Next(Names.Colours.Count) : random.Choose(scene.Objects).Colour;
        var count = scene.Objects.Count(item => item.Colour == colour);
        return new($"How many of the shapes are {Names.Of(colour)}?", count.ToString(), "how many");
    }

    private static Asked VerifyPresence(SeededRandom random, Scene scene)
    {
        var (name, present) = SceneQuestions.PickPresence(random, scene);
        return new($"Do you see {Names.WithArticle(name)}?", present ? "yes" : "no", "do you");
    }

    private static Asked? VerifySize(SeededRandom random, Scene scene)
    {
        if (SceneQuestions.Pick(random, scene, phrase => phrase is { Shape: not null, Size: null }) is not var (item, phrase))
        {
            return null;
        }

        var claimed = (ObjectSize)random.Next(2);
        return new($"Is the {phrase} {Names.Of(claimed)}?", claimed == item.Size ? "yes" : "no", "is the");
    }

    private static Asked VerifyMore(SeededRandom random, Scene scene)
    {
        var limit = random.Next(1, NumberWords.Length - 1);
        return new($"Are there more than {NumberWords[limit]} shapes?", scene.Objects.Count > limit ? "yes" : "no", "are there");
    }

    private static Asked? AskColour(SeededRandom random, Scene scene)
        => SceneQuestions.Pick(random, scene, phrase => phrase is { Shape: not null, Colour: null }) is var (item, phrase)
            ? new($"What color is the {phrase}?", Names.Of(item.Colour), "what color is the")
            : null;

    private static Asked? AskShape(SeededRandom random, Scene scene)
        => SceneQuestions.Pick(random, scene, phrase => phrase is { Shape: null, Colour: not null }) is var (item, phrase)
            ? new($"What is the {phrase.With("thing")}?", Names.Of(item.Shape), "what is the")
            : null;
}
