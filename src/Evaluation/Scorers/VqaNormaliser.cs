using System.Buffers;
using System.Text;

namespace CoIN.Evaluation.Scorers;

/// <summary>The normal forms in which VQA answers are compared: marks, number words, articles and contractions.</summary>
/// <remarks>
/// Both: a mark that touches a space anywhere in the text is deleted, any other becomes a space; full stops go unless a digit follows; none, zero ... ten become
/// digits; a, an, the are dropped; contractions get their apostrophe; words are joined by single spaces.
/// </remarks>
internal static class VqaNormaliser
{
    private const string Marks = ";/[]\"{}()=+\\_-><@`,?!";
    private const int M4cFullStops = 32;

    private static readonly SearchValues<char> Untidy = SearchValues.Create(Marks + ".'\t\n\v\f\r");

    private static readonly Dictionary<string, string> Digits = new()
    {
        ["none"] = "0", ["zero"] = "0", ["one"] = "1", ["two"] = "2", ["three"] = "3", ["four"] = "4", ["five"] = "5",
        ["six"] = "6", ["seven"] = "7", ["eight"] = "8", ["nine"] = "9", ["ten"] = "10",
    };

    /// <summary>Returns the normal form of m4c_evaluator.py, which CoIN's TextVQA evaluator uses.</summary>
    /// <remarks>
    /// Its own ways: commas and question marks are deleted first, so the rule for a comma between digits never fires; "'s" becomes a word of its own; at most 32
    /// full stops are deleted, because a flag stands in the place of the count.
    /// </remarks>
    public static string M4c(string text)
    {
        var lower = text.ToLowerInvariant();
        if (lower.AsSpan().ContainsAny(Untidy))
        {
            lower = lower.Replace(",", "", StringComparison.Ordinal).Replace("?", "", StringComparison.Ordinal)
                .Replace("'s", " 's", StringComparison.Ordinal).Trim().Replace('\n', ' ').Replace('\t', ' ').Trim();
            lower = WithoutFullStops(WithoutMarks(lower, digitComma: false), M4cFullStops);
        }

        return Words(lower);
    }

    /// <summary>Returns the normal form of the official VQA evaluation.</summary>
    /// <remarks>Source: GT-Vision-Lab/VQA, vqaEval.py: a comma between digits makes all marks of the text disappear without leaving a space.</remarks>
    public static string Official(string text)
    {
        var lower = text.ToLowerInvariant();
        if (lower.AsSpan().ContainsAny(Untidy))
        {
            lower = lower.Replace('\n', ' ').Replace('\t', ' ').Trim();
            lower = WithoutFullStops(WithoutMarks(lower, HasCommaBetweenDigits(lower)), int.MaxValue);
        }

        return Words(lower);
    }

    private static string WithoutMarks(string text, bool digitComma)
    {
        Span<bool> touches = stackalloc bool[Marks.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (Marks.IndexOf(text[i]) is var mark and >= 0)
            {
                touches[mark] |= (i > 0 && text[i - 1] == ' ') || (i + 1 < text.Length && text[i + 1] == ' ');
            }
        }

        var kept = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var mark = Marks.IndexOf(letter);
            if (mark < 0)
            {
                kept.Append(letter);
            }
            else if (!digitComma && !touches[mark])
            {
                kept.Append(' ');
            }
        }

        return kept.ToString();
    }

    private static string WithoutFullStops(string text, int limit)
    {
        if (!text.Contains('.'))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var beforeDigit = i + 1 < text.Length && char.IsDigit(text[i + 1]);
            if (text[i] == '.' && !beforeDigit && limit > 0)
            {
                limit--;
            }
            else
            {
                kept.Append(text[i]);
            }
        }

        return kept.ToString();
    }

    private static bool HasCommaBetweenDigits(string text)
    {
        for (var i = 1; i + 1 < text.Length; i++)
        {
            if (text[i] == ',' && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static string Words(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var count = 0;
        foreach (var word in words)
        {
            var digits = Digits.GetValueOrDefault(word, word);
            if (digits is not ("a" or "an" or "the"))
            {
                words[count++] = VqaContractions.Table.GetValueOrDefault(digits, digits);
            }
        }

        return count == 1 ? words[0] : string.Join(' ', words, 0, count);
    }
}
