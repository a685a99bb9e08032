using System.Globalization;
using System.Text.RegularExpressions;

namespace CoIN.Judging;

/// <summary>What a judge's reply is worth, 0 to 10: read as the official evaluation does, and read strictly.</summary>
public static partial class ReplyParsers
{
    /// <summary>The highest rating.</summary>
    public const int Highest = 10;

    /// <summary>Returns the rating as the official evaluation reads it, or null where that adds nothing to the sum.</summary>
    /// <param name="reply">The reply; may be anything.</param>
    /// <remarks>
    /// Source: evaluate_score.py. A number counts if it is at most 10, a negative one too. Otherwise, with a slash, the part before the first one counts if it is digits alone and at
    /// most 10 ("8.5/10" is nothing). Otherwise the first character from 1 to 9 counts ("10 points" and "Score: 10" are 1). Numbers are
    /// read as Python's float does, with digits of any script; "nan", which would spoil the whole sum there, is nothing here.
    /// </remarks>
    public static double? Published(string reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var text = string.Concat(reply.Trim().Select(letter => CharUnicodeInfo.GetDecimalDigitValue(letter) is var digit and >= 0 ? (char)('0' + digit) : letter));
        if (PythonFloat().IsMatch(text))
        {
            var number = double.Parse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture);
            return number <= Highest ? number : null;
        }

        if (reply.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0)
        {
            var before = reply[..slash];
            return before.Length is > 0 and <= 9 && before.All(char.IsAsciiDigit) && int.Parse(before, CultureInfo.InvariantCulture) is var rating and <= Highest ? rating : null;
        }

        var digit = reply.AsSpan().IndexOfAnyInRange('1', '9');
        return digit >= 0 ? reply[digit] - '0' : null;
    }

    /// <summary>Returns the rating if the reply is a whole number from 0 to 10 and nothing else but its dress ("Score: 8", "**8**/10", "8 out of 10", "8 points."), or null.</summary>
    /// <param name="reply">The reply; may be anything.</param>
    public static int? Corrected(string reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var match = WholeRating().Match(reply);
        return match.Success ? int.Parse(match.Groups["rating"].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    // Infinities are left out: they are above 10, or would sink the sum.
    [GeneratedRegex(@"\A[+-]?(?:[0-9](?:_?[0-9])*\.?(?:[0-9](?:_?[0-9])*)?|\.[0-9](?:_?[0-9])*)(?:[eE][+-]?[0-9]{1,3})?\z")]
    private static partial Regex PythonFloat();

    [GeneratedRegex(@"\A[\s*_`""'\[(]*(?:(?:the\s+)?(?:score|rating|value|verdict)(?:\s+is)?[\s*_`]*[:=]?[\s*_`""'\[(]*)?(?<rating>10|[0-9])(?:\.0+)?[\s*_`""'\])]*(?:(?:/|out\s+of)\s*10|points?)?[\s*_`""'\]).]*\z", RegexOptions.IgnoreCase)]
    private static partial Regex WholeRating();
}
