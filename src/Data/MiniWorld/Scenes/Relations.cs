namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>Decides what is left of, right of, above and below what, by the centres.</summary>
/// <remarks>A relation holds only if nobody would doubt it: the distance along one axis is at least 6 pixels and 1.4 times that along the other. Diagonal pairs have none.</remarks>
internal static class Relations
{
    private const double LeastDistance = 6;
    private const double Dominance = 1.4;

    /// <summary>Returns where <paramref name="item"/> lies, seen from <paramref name="reference"/>; null if that is not clear.</summary>
    public static Relation? Between(SceneObject item, SceneObject reference)
    {
        var (x, y) = (item.CentreX - reference.CentreX, item.CentreY - reference.CentreY);
        if (Math.Abs(x) >= LeastDistance && Math.Abs(x) >= Dominance * Math.Abs(y))
        {
            return x < 0 ? Relation.LeftOf : Relation.RightOf;
        }

        if (Math.Abs(y) >= LeastDistance && Math.Abs(y) >= Dominance * Math.Abs(x))
        {
            return y < 0 ? Relation.Above : Relation.Below;
        }

        return null;
    }

    /// <summary>Returns the one object that stands in a relation to another; null if none or several do, or if one might.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="relation">The relation that is asked for.</param>
    /// <param name="reference">The object of the scene that is looked from.</param>
    public static SceneObject? Only(Scene scene, Relation relation, SceneObject reference)
    {
        SceneObject? found = null;
        foreach (var item in scene.Objects)
        {
            if (ReferenceEquals(item, reference))
            {
                continue;
            }

            var between = Between(item, reference);
            if (between is null || (between == relation && found is not null))
            {
                return null;
            }

            found = between == relation ? item : found;
        }

        return found;
    }
}
