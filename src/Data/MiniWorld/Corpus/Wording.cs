using System.Text.RegularExpressions;
using CoIN.Data.MiniWorld.Drawing;
using CoIN.Data.MiniWorld.Scenes;
using CoIN.Data.MiniWorld.Tasks;

namespace CoIN.Data.MiniWorld.Corpus;

/// <summary>Turns of phrase that several kinds of talk share.</summary>
internal static partial class Wording
{
    private static readonly string[,] Places =
    {
        { "near the top left", "near the top", "near the top right" },
        { "on the left", "in the middle", "on the right" },
        { "near the bottom left", "near the bottom", "near the bottom right" },
    };

    /// <summary>Returns a question with its answer, both as they would be printed.</summary>
    /// <param name="question">In small letters, with a space around each mark; several sentences if need be.</param>
    /// <param name="answer">Likewise.</param>
    public static Asked Say(string question, string answer) => new(Print(question), Print(answer), "");

    /// <summary>Returns sentences as they are printed: marks close to their words, the first letters large.</summary>
    public static string Print(string words) =>
        Beginning().Replace(SpaceBeforeMark().Replace(words, ""), first => first.Value.ToUpperInvariant());

    /// <summary>Returns in which ninth of the picture an object lies, for example <c>near the top left</c>.</summary>
    public static string PlaceOf(SceneObject item) => Places[Third(item.CentreY), Third(item.CentreX)];

    /// <summary>Returns the extent of a box as its first and last corner, in fractions of the picture: <c>0.12 , 0.34 to 0.56 , 0.78</c>.</summary>
    public static string SpanOf(Box box) => $"{Corner(box.Left, box.Top)} to {Corner(box.Right, box.Bottom)}";

    /// <summary>Returns a place as fractions of the picture: <c>0.12 , 0.34</c>.</summary>
    public static string Corner(double x, double y) => $"{x / Canvas.Side:F2} , {y / Canvas.Side:F2}";

    /// <summary>Returns the words for a relation, which differ from those of the tasks where they can.</summary>
    public static string Words(Relation relation) => relation switch
    {
        Relation.LeftOf => "left of",
        Relation.RightOf => "right of",
        Relation.Above => "above",
        _ => "below",
    };

    /// <summary>Joins parts: <c>a</c>, <c>a and b</c>, <c>a , b and c</c>.</summary>
    public static string Join(IReadOnlyList<string> parts)
        => parts.Count == 1 ? parts[0] : string.Join(" , ", parts.SkipLast(1)) + " and " + parts[^1];

    [GeneratedRegex(@" (?=[,.?:)>])|(?<=[(<]) ")]
    private static partial Regex SpaceBeforeMark();

    [GeneratedRegex(@"(?:\A|(?<=[.?] ))[a-z]")]
    private static partial Regex Beginning();

    private static int Third(double place) => Math.Min(2, (int)(place * 3 / Canvas.Side));
}
