using System.Globalization;

namespace CoIN.Data;

/// <summary>A box in the padded square that the model sees: corners as fractions of the square's side, in [0, 1].</summary>
/// <param name="X1">Left edge.</param>
/// <param name="Y1">Top edge.</param>
/// <param name="X2">Right edge.</param>
/// <param name="Y2">Bottom edge.</param>
public sealed record BoundingBox(double X1, double Y1, double X2, double Y2)
{
    /// <summary>Returns the box as answers print it: <c>[0.12, 0.30, 0.56, 0.78]</c>, two decimals each.</summary>
    public override string ToString() => $"[{X1:F2}, {Y1:F2}, {X2:F2}, {Y2:F2}]";

    /// <summary>Returns the box that a text prints in the form of <see cref="ToString"/>, with any number of decimals; null for any other text.</summary>
    /// <param name="text">For example <c>[0.12, 0.30, 0.56, 0.78]</c>.</param>
    public static BoundingBox? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text is not ['[', .., ']'] || text[1..^1].Split(',') is not { Length: 4 } parts)
        {
            return null;
        }

        var corners = new double[4];
        for (var i = 0; i < corners.Length; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out corners[i])
                || corners[i] is not (>= 0 and <= 1))
            {
                return null;
            }
        }

        return new BoundingBox(corners[0], corners[1], corners[2], corners[3]);
    }
}
