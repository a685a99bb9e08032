using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Scenes;

namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>Expressions that mean one object of a scene and no other.</summary>
internal static class ReferringExpressions
{
    private const double LeastLead = 6;
    private static readonly Relation[] AllRelations = Enum.GetValues<Relation>();
    private static readonly string[] Nouns = ["shape", "thing", "one"];

    /// <summary>Returns different expressions for an object.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="scene">The scene.</param>
    /// <param name="item">The object.</param>
    /// <param name="style">The manner.</param>
    /// <param name="count">How many at most.</param>
    /// <returns>At least one expression.</returns>
    public static IReadOnlyList<string> Draw(SeededRandom random, Scene scene, SceneObject item, ReferringStyle style, int count)
    {
        var expressions = new List<string>(count);
        for (var attempt = 0; attempt < 2 * count || expressions.Count == 0; attempt++)
        {
            var expression = style switch
            {
                ReferringStyle.RefCoco => random.Flip() ? WithPlace(random, scene, item) : Plain(random, scene, item),
                ReferringStyle.RefCocoPlus => Plain(random, scene, item),
                _ => random.Next(4) == 0 ? Sentence(random, scene, item) : WithRelation(random, scene, item),
            };
            if (expression is not null && expressions.Count < count && !expressions.Contains(expression))
            {
                expressions.Add(expression);
            }
        }

        return expressions;
    }

    private static string Plain(SeededRandom random, Scene scene, SceneObject item)
    {
        var words = random.Choose(Phrase.Meaning(scene, item)).With(random.Choose(Nouns));
        return random.Flip() ? words : "the " + words;
    }

    private static string Sentence(SeededRandom random, Scene scene, SceneObject item)
    {
        var phrase = random.Choose(Phrase.Meaning(scene, item)).With("shape");
        return random.Flip() ? $"the {phrase} in the picture" : $"{Names.WithArticle(phrase)} on a light background";
    }

    private static string? WithPlace(SeededRandom random, Scene scene, SceneObject item)
    {
        // Any noun phrase that fits will do, if the object lies furthest out among all that it fits.
        var phrase = AnyPhrase(random, item);
        var relation = random.Choose(AllRelations);
        var rivals = scene.Objects.Where(other => !ReferenceEquals(other, item) && phrase.Fits(other)).ToList();
        if (rivals.Count == 0 || !rivals.TrueForAll(rival => Lead(item, rival, relation) >= LeastLead))
        {
            return null;
        }

        var words = phrase.With(random.Choose(Nouns));
        return relation switch
        {
            Relation.LeftOf => random.OneOf($"{words} on the left", $"left {words}"),
            Relation.RightOf => random.OneOf($"{words} on the right", $"right {words}"),
            Relation.Above => random.OneOf($"{words} at the top", $"top {words}"),
            _ => random.OneOf($"{words} at the bottom", $"bottom {words}"),
        };
    }

    private static string? WithRelation(SeededRandom random, Scene scene, SceneObject item)
    {
        var phrase = AnyPhrase(random, item);
        var reference = random.Choose(scene.Objects);
        if (ReferenceEquals(reference, item) || Relations.Between(item, reference) is not { } relation)
        {
            return null;
        }

        // Nothing else that the phrase fits may stand, or perhaps stand, in the same relation.
        var rivals = scene.Objects.Where(other => !ReferenceEquals(other, item) && !ReferenceEquals(other, reference) && phrase.Fits(other));
        if (rivals.Any(rival => Relations.Between(rival, reference) is not { } other || other == relation))
        {
            return null;
        }

        var referencePhrase = random.Choose(Phrase.Meaning(scene, reference));
        return $"the {phrase} {random.OneOf("", "that is ")}{SceneQuestions.Words(relation)} the {referencePhrase}";
    }

    private static Phrase AnyPhrase(SeededRandom random, SceneObject item)
    {
        var named = random.Next(8);
        return new Phrase((named & 4) != 0 ? item.Size : null, (named & 2) != 0 ? item.Colour : null, (named & 1) != 0 ? item.Shape : null);
    }

    private static double Lead(SceneObject item, SceneObject rival, Relation relation) => relation switch
    {
        Relation.LeftOf => rival.CentreX - item.CentreX,
        Relation.RightOf => item.CentreX - rival.CentreX,
        Relation.Above => rival.CentreY - item.CentreY,
        _ => item.CentreY - rival.CentreY,
    };
}
