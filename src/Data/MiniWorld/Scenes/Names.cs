namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>The words for what the world is made of.</summary>
internal static class Names
{
    /// <summary>The shapes, in the order of <see cref="Shape"/>.</summary>
    public static readonly IReadOnlyList<string> Shapes = ["circle", "square", "rectangle", "triangle", "star", "cross", "diamond", "ring"];

    /// <summary>The colours, in the order of <see cref="ShapeColour"/>.</summary>
    public static readonly IReadOnlyList<string> Colours = ["red", "green", "blue", "yellow", "orange", "purple", "brown", "black", "gray", "teal"];

    /// <summary>What signs and book covers say.</summary>
    public static readonly IReadOnlyList<string> Things =
    [
        "CAT", "DOG", "SUN", "MAP", "BUS", "CUP", "HAT", "KEY", "PEN", "FOX", "BOX", "OWL", "JAM", "ICE", "ZOO", "WEB",
        "FISH", "MOON", "LAMP", "BIRD", "TREE", "GOLD", "KING", "PARK", "SHOP", "EXIT", "MILK", "BREAD", "HOTEL", "RIVER", "QUEEN", "STONE",
    ];

    /// <summary>Who writes the books.</summary>
    public static readonly IReadOnlyList<string> People =
        ["ADA", "BEN", "EVA", "IAN", "JOE", "KIM", "LEO", "MIA", "PAM", "RAY", "SUE", "TOM", "ANNA", "OMAR", "RUTH", "YURI"];

    /// <summary>What people own in texts.</summary>
    public static readonly IReadOnlyList<string> Goods = ["hat", "cup", "key", "pen", "map", "box", "lamp", "bus"];

    /// <summary>The kinds of books, in the order of the <see cref="Shape"/> that their covers carry.</summary>
    public static readonly IReadOnlyList<string> Genres = ["Travel", "Business", "Law", "Science", "Children", "Health", "Art", "Sports"];

    /// <summary>Returns the word for a shape.</summary>
    public static string Of(Shape shape) => Shapes[(int)shape];

    /// <summary>Returns the word for a colour.</summary>
    public static string Of(ShapeColour colour) => Colours[(int)colour];

    /// <summary>Returns the word for a size.</summary>
    public static string Of(ObjectSize size) => size == ObjectSize.Small ? "small" : "large";

    /// <summary>Returns the noun with "a" or "an" in front.</summary>
    public static string WithArticle(string noun) => ("aeiou".Contains(noun[0], StringComparison.OrdinalIgnoreCase) ? "an " : "a ") + noun;

    /// <summary>Returns a count with its noun: <c>1 circle</c>, <c>3 rings</c>.</summary>
    public static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {Plural(noun)}";

    /// <summary>Returns the plural of a shape's word.</summary>
    public static string Plural(string noun) => noun + (noun.EndsWith('s') ? "es" : "s");

    /// <summary>Returns the word with only its first letter as a capital.</summary>
    public static string Title(string word) => char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant();
}
