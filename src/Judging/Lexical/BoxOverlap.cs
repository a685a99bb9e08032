using System.Globalization;
using System.Text.RegularExpressions;

namespace CoIN.Judging.Lexical;

/// <summary>How far two boxes written in text overlap.</summary>
internal static partial class BoxOverlap
{
    private const int Corners = 4;

    /// <summary>Returns ten times the intersection over union of the boxes, rounded; 0 unless both texts hold four numbers.</summary>
    public static int Rate(string reference, string prediction)
    {
        var (a, b) = (Numbers(reference), Numbers(prediction));
        return a.Count == Corners && b.Count == Corners
            ? (int)Math.Round(ReplyParsers.Highest * IntersectionOverUnion(a, b), MidpointRounding.AwayFromZero)
            : 0;
    }

    private static double IntersectionOverUnion(List<double> a, List<double> b)
    {
        var intersection = Math.Max(0, Math.Min(a[2], b[2]) - Math.Max(a[0], b[0])) * Math.Max(0, Math.Min(a[3], b[3]) - Math.Max(a[1], b[1]));
        var union = Area(a) + Area(b) - intersection;
        return union > 0 ? intersection / union : 0;
    }

    // A box with its corners the wrong way round encloses nothing.
    private static double Area(List<double> box) => Math.Max(0, box[2] - box[0]) * Math.Max(0, box[3] - box[1]);

    private static List<double> Numbers(string text) =>
        [.. Number().Matches(text).Select(match => double.Parse(match.Value, NumberStyles.Float, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"-?(?:[0-9]{1,9}(?:\.[0-9]*)?|\.[0-9]+)")]
    private static partial Regex Number();
}
