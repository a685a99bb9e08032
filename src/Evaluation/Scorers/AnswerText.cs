using System.Text;

namespace CoIN.Evaluation.Scorers;

/// <summary>Plain normal forms of short answers, for the corrected column.</summary>
internal static class AnswerText
{
    /// <summary>Returns the text in lower case, without full stops at the end, runs of white space as one space, none around.</summary>
    public static string Plain(string text) =>
        string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', ' ');

    /// <summary>Returns the words of the text in lower case with single spaces between; all but letters and digits separates words.</summary>
    public static string Words(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                words.Append(Rune.ToLowerInvariant(rune));
            }
            else if (words.Length > 0 && words[^1] != ' ')
            {
                words.Append(' ');
            }
        }

        return words.ToString().TrimEnd();
    }
}
