using CoIN.Data.MiniWorld.Scenes;

namespace CoIN.Data.Tests.MiniWorld;

/// <summary>Understands noun phrases and places in a way of its own: word by word, from what the scene holds.</summary>
internal static class Meaning
{
    private static readonly Dictionary<string, Func<SceneObject, SceneObject, bool>> Relations = new()
    {
        ["to the left of"] = (item, other) => Ahead(other.CentreX - item.CentreX, item.CentreY - other.CentreY),
        ["to the right of"] = (item, other) => Ahead(item.CentreX - other.CentreX, item.CentreY - other.CentreY),
        ["above"] = (item, other) => Ahead(other.CentreY - item.CentreY, item.CentreX - other.CentreX),
        ["below"] = (item, other) => Ahead(item.CentreY - other.CentreY, item.CentreX - other.CentreX),
    };

    private static readonly Dictionary<string, Func<SceneObject, double>> Places = new()
    {
        ["left"] = item => item.CentreX,
        ["right"] = item => -item.CentreX,
        ["top"] = item => item.CentreY,
        ["bottom"] = item => -item.CentreY,
    };

    /// <summary>Returns the objects that an expression can mean.</summary>
    public static List<SceneObject> Of(string expression, Scene scene)
    {
        expression = expression.Replace(" in the picture", "", StringComparison.Ordinal).Replace(" on a light background", "", StringComparison.Ordinal)
            .Replace(" that is ", " ", StringComparison.Ordinal);
        foreach (var (words, holds) in Relations)
        {
            var parts = expression.Split($" {words} the ");
            if (parts.Length == 2)
            {
                var reference = Assert.Single(Fitting(parts[1], scene));
                return [.. Fitting(parts[0], scene).Where(item => !ReferenceEquals(item, reference) && holds(item, reference))];
            }
        }

        foreach (var (place, order) in Places)
        {
            var bare = expression.Replace($" on the {place}", "", StringComparison.Ordinal).Replace($" at the {place}", "", StringComparison.Ordinal);
            bare = bare.StartsWith(place + " ", StringComparison.Ordinal) ? bare[(place.Length + 1)..] : bare;
            if (bare != expression)
            {
                return [Fitting(bare, scene).MinBy(order)!];
            }
        }

        return Fitting(expression, scene);
    }

    private static bool Ahead(double along, double across) => along > 0 && along > Math.Abs(across);

    private static List<SceneObject> Fitting(string phrase, Scene scene)
    {
        var words = phrase.Split(' ').Except(["the", "a", "an", "shape", "thing", "one", "item"]).ToList();
        return [.. scene.Objects.Where(item => words.TrueForAll(word => item.FullName.Split(' ').Contains(word)))];
    }
}
