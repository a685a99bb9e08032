using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Scenes;

namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>Picks from a scene what a question can be about without ambiguity.</summary>
internal static class SceneQuestions
{
    // Few pairs of a scene stand in a relation without doubt; without patience, questions about relations would be rare.
    private const int RelationAttempts = 12;

    private static readonly Relation[] AllRelations = Enum.GetValues<Relation>();

    /// <summary>Returns an object with a noun phrase that means it alone.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="scene">The scene.</param>
    /// <param name="usable">Which phrases will do, for example those that do not give away the answer.</param>
    /// <returns>Null if the object that chance picks has no such phrase.</returns>
    public static (SceneObject Item, Phrase Phrase)? Pick(SeededRandom random, Scene scene, Func<Phrase, bool> usable)
    {
        var item = random.Choose(scene.Objects);
        var phrases = Phrase.Meaning(scene, item).Where(usable).ToList();
        return phrases.Count == 0 ? null : (item, random.Choose(phrases));
    }

    /// <summary>Returns an object that alone stands in a relation to another one, and how to call that other one.</summary>
    /// <returns>Null if nothing with a clear answer is found.</returns>
    public static (SceneObject Item, Relation Relation, Phrase Reference)? PickRelated(SeededRandom random, Scene scene)
    {
        for (var attempt = 0; attempt < RelationAttempts; attempt++)
        {
            var relation = random.Choose(AllRelations);
            if (Pick(random, scene, phrase => phrase.Shape is not null) is { } reference && Relations.Only(scene, relation, reference.Item) is { } item)
            {
                return (item, relation, reference.Phrase);
            }
        }

        return null;
    }

    /// <summary>Returns the words for a relation that task questions use.</summary>
    public static string Words(Relation relation) => relation switch
    {
        Relation.LeftOf => "to the left of",
        Relation.RightOf => "to the right of",
        Relation.Above => "above",
        _ => "below",
    };

    /// <summary>Returns an object that is in the scene or, as often, a colour and shape that are not.</summary>
    /// <returns>The colour and shape, and whether the scene has them.</returns>
    public static (string Name, bool Present) PickPresence(SeededRandom random, Scene scene)
    {
        if (random.Flip())
        {
            return (random.Choose(scene.Objects).Name, true);
        }

        while (true)
        {
            // Half true: the colour or the shape of something that is there.
            var model = random.Choose(scene.Objects);
            var name = random.Flip()
                ? $"{Names.Of(model.Colour)} {random.Choose(Names.Shapes)}"
                : $"{random.Choose(Names.Colours)} {Names.Of(model.Shape)}";
            if (scene.Objects.All(item => item.Name != name))
            {
                return (name, false);
            }
        }
    }
}
