namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>A noun phrase that names some attributes of an object, for example <c>small red circle</c> or <c>blue shape</c>.</summary>
/// <param name="Size">The size, if it is named.</param>
/// <param name="Colour">The colour, if it is named.</param>
/// <param name="Shape">The shape, if it is named.</param>
internal readonly record struct Phrase(ObjectSize? Size, ShapeColour? Colour, Shape? Shape)
{
    private const int Combinations = 8;

    /// <summary>Returns the phrases that mean one object of a scene and no other, the shortest first.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="item">An object of the scene.</param>
    /// <returns>At least one phrase: the full name always is unique.</returns>
    public static IReadOnlyList<Phrase> Meaning(Scene scene, SceneObject item)
    {
        var phrases = new List<Phrase>();
        for (var named = 1; named < Combinations; named++)
        {
            var phrase = new Phrase((named & 4) != 0 ? item.Size : null, (named & 2) != 0 ? item.Colour : null, (named & 1) != 0 ? item.Shape : null);
            if (scene.Objects.Count(phrase.Fits) == 1)
            {
                phrases.Add(phrase);
            }
        }

        return phrases;
    }

    /// <summary>Says whether an object has all the attributes that are named.</summary>
    public bool Fits(SceneObject item)
        => (Size is null || Size == item.Size) && (Colour is null || Colour == item.Colour) && (Shape is null || Shape == item.Shape);

    /// <summary>Returns the words, with <c>shape</c> for a shape that is not named.</summary>
    public override string ToString() => With("shape");

    /// <summary>Returns the words.</summary>
    /// <param name="noun">Stands for a shape that is not named.</param>
    public string With(string noun)
    {
        var size = Size is { } named ? Names.Of(named) + " " : "";
        var colour = Colour is { } tint ? Names.Of(tint) + " " : "";
        return size + colour + (Shape is { } form ? Names.Of(form) : noun);
    }
}
