using System.Globalization;
using System.Text.RegularExpressions;
using CoIN.Errors;

namespace CoIN.Evaluation.Scorers;

/// <summary>Grounding: a box that overlaps the right one by more than half (intersection over union, strictly).</summary>
/// <remarks>
/// Published (eval_grounding.py): all square brackets are removed and then the first and the last character as well, which the first version needed for the
/// brackets; so the last digit of y2 is lost, and a leading "1.0" becomes ".0". Four numbers between commas must remain. Corrected: the text holds exactly four decimal
/// numbers, in whatever brackets. The official code scales both boxes by the image's longer side, which does not change the ratio.
/// </remarks>
public sealed partial class GroundingScorer : IScorer
{
    private const double Threshold = 0.5;
    private const int Corners = 4;

    /// <inheritdoc/>
    public string Name => "Grounding";

    /// <inheritdoc/>
    /// <exception cref="PipelineException">The reference is not a box.</exception>
    public SampleScore Published(ScoringReference reference, string prediction)
    {
        var text = prediction.StartsWith(' ') ? prediction[1..] : prediction;
        text = text.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        text = text.Length > 2 ? text[1..^1] : "";
        var box = new List<double>();
        foreach (var part in text.Split(','))
        {
            if (!double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                return SampleScore.Unparsable(text, "not numbers between commas");
            }

            box.Add(number);
        }

        return Compare(text, box, reference);
    }

    /// <inheritdoc/>
    /// <exception cref="PipelineException">The reference is not a box.</exception>
    public SampleScore Corrected(ScoringReference reference, string prediction)
    {
        var box = Numbers(prediction);
        return Compare(string.Join(", ", box.Select(number => number.ToString(CultureInfo.InvariantCulture))), box, reference);
    }

    private static SampleScore Compare(string text, List<double> box, ScoringReference reference)
    {
        var right = Numbers(reference.Answer);
        if (right.Count != Corners)
        {
            throw new PipelineException(
                $"Grounding sample '{reference.Id}': the reference '{reference.Answer}' was found, a box '[x1, y1, x2, y2]' was expected");
        }

        return box.Count == Corners
            ? SampleScore.Of(text, IntersectionOverUnion(box, right) > Threshold)
            : SampleScore.Unparsable(text, $"{box.Count} numbers, not four");
    }

    // As the official code computes it: a box with its corners the wrong way round has a negative side, and no overlap.
    private static double IntersectionOverUnion(List<double> a, List<double> b)
    {
        var width = Math.Max(0, Math.Min(a[2], b[2]) - Math.Max(a[0], b[0]));
        var height = Math.Max(0, Math.Min(a[3], b[3]) - Math.Max(a[1], b[1]));
        var intersection = width * height;
        var union = ((a[2] - a[0]) * (a[3] - a[1])) + ((b[2] - b[0]) * (b[3] - b[1])) - intersection;
        return union > 0 ? intersection / union : 0;
    }

    private static List<double> Numbers(string text) =>
        Number().Matches(text).Select(match => double.Parse(match.Value, NumberStyles.Float, CultureInfo.InvariantCulture)).ToList();

    [GeneratedRegex(@"-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")]
    private static partial Regex Number();
}
