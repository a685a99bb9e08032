using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Scenes;

namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>Questions in the manner of GQA: relations and attributes, open or to be verified.</summary>
/// <remarks><see cref="Asked.Kind"/> holds GQA's three types: detailed, semantic, structural.</remarks>
internal static class GqaQuestions
{
    /// <summary>Returns different questions about a scene of at least two shapes, or null if it does not yield as many.</summary>
    public static IReadOnlyList<Asked>? Draw(SeededRandom random, Scene scene, int count) => Questions.Draw(random, count,
        () => AskRelated(random, scene),
        () => AskRelatedColour(random, scene),
        () => AskColour(random, scene),
        () => Verify(random, scene),
        () => VerifyRelation(random, scene),
        () => ChooseColour(random, scene));

    private static Asked? AskRelated(SeededRandom random, Scene scene)
    {
        if (SceneQuestions.PickRelated(random, scene) is not var (item, relation, reference))
        {
            return null;
        }

        var (place, shape) = ($"{SceneQuestions.Words(relation)} the {reference}", Names.Of(item.Shape));
        return new Asked($"What is {place}?", shape, "relO rel query", $"The {shape} is {place}.");
    }

    private static Asked? AskRelatedColour(SeededRandom random, Scene scene)
    {
        if (SceneQuestions.PickRelated(random, scene) is not var (item, relation, reference))
        {
            return null;
        }

        var (place, colour) = ($"{SceneQuestions.Words(relation)} the {reference}", Names.Of(item.Colour));
        return new Asked($"What color is the shape {place}?", colour, "relS rel query", $"The shape {place} is {colour}.");
    }

    private static Asked? AskColour(SeededRandom random, Scene scene)
    {
        if (SceneQuestions.Pick(random, scene, phrase => phrase is { Shape: not null, Colour: null }) is not var (item, phrase))
        {
            return null;
        }

        var colour = Names.Of(item.Colour);
        return new Asked($"What color is the {phrase}?", colour, "directOf attr query", $"The {phrase} is {colour}.");
    }

    private static Asked Verify(SeededRandom random, Scene scene)
    {
        var (name, present) = SceneQuestions.PickPresence(random, scene);
        var thing = Names.WithArticle(name);
        return present
            ? new Asked($"Is there {thing} in the picture?", "yes", "exist obj verify", $"Yes, there is {thing}.")
            : new Asked($"Is there {thing} in the picture?", "no", "exist obj verify", $"No, there is no {name}.");
    }

    private static Asked? VerifyRelation(SeededRandom random, Scene scene)
    {
        if (SceneQuestions.Pick(random, scene, phrase => phrase.Shape is not null) is not var (item, phrase)
            || SceneQuestions.Pick(random, scene, other => other.Shape is not null) is not var (reference, referencePhrase)
            || Relations.Between(item, reference) is not { } relation)
        {
            return null;
        }

        var claimed = random.Flip() ? relation : random.Other(Enum.GetValues<Relation>(), relation);
        var place = $"{SceneQuestions.Words(relation)} the {referencePhrase}";
        return new Asked($"Is the {phrase} {SceneQuestions.Words(claimed)} the {referencePhrase}?", claimed == relation ? "yes" : "no", "relVerify rel verify",
            $"{(claimed == relation ? "Yes" : "No")}, the {phrase} is {place}.");
    }

    private static Asked? ChooseColour(SeededRandom random, Scene scene)
    {
        if (SceneQuestions.Pick(random, scene, phrase => phrase is { Shape: not null, Colour: null }) is not var (item, phrase))
        {
            return null;
        }

        var right = Names.Of(item.Colour);
        var wrong = random.Other(Names.Colours, right);
        var (first, second) = random.Flip() ? (right, wrong) : (wrong, right);
        return new Asked($"Is the {phrase} {first} or {second}?", right, "chooseAttr attr choose", $"The {phrase} is {right}.");
    }
}
