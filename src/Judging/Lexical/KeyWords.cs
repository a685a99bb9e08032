using System.Globalization;
using System.Text;

namespace CoIN.Judging.Lexical;

/// <summary>The words of an answer that carry its information, in one form each.</summary>
internal static class KeyWords
{
    private static readonly HashSet<string> Fillers =
    [
        "a", "an", "the", "is", "are", "was", "were", "be", "it", "its", "this", "that", "there", "these", "those", "answer", "option", "image", "picture",
        "photo", "show", "of", "in", "on", "at", "to",
    ];

    private static readonly HashSet<string> Negations = ["no", "not", "never", "without", "isnt", "arent", "wasnt", "werent", "neither", "nor"];

    private static readonly Dictionary<string, string> Numbers =
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".Split(' ')
            .Select((word, number) => (word, number)).Append(("none", 0)).ToDictionary(pair => pair.Item1, pair => pair.Item2.ToString(CultureInfo.InvariantCulture));

    /// <summary>
    /// Returns the words in their order: lower case, split at all but letters, digits and the point inside a number, apostrophes dropped, number words as digits, plurals as
    /// singulars, without fillers; a text of fillers only keeps them.
    /// </summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var words = Split(text).Select(word => Numbers.GetValueOrDefault(word, word)).Select(word => char.IsDigit(word[0]) ? Number(word) : Singular(word)).ToList();
        var key = words.Where(word => !Fillers.Contains(word)).ToList();
        return key.Count > 0 ? key : words;
    }

    /// <summary>Whether the word turns the next one into its opposite.</summary>
    public static bool IsNegation(string word) => Negations.Contains(word);

    private static List<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            var point = letter is '.' or ',' && i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]);
            if (char.IsLetterOrDigit(letter) || (point && letter == '.'))
            {
                word.Append(char.ToLowerInvariant(letter));
            }
            else if (letter is not ('\'' or '’') && !point && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    private static string Number(string word) =>
        decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.############################", CultureInfo.InvariantCulture)
            : word;

    // Enough of English for both sides to meet: what it gets wrong, it gets wrong in the reference too.
    private static string Singular(string word) => word switch
    {
        _ when word.Length <= 3 => word,
        "people" or "persons" => "person",
        "women" => "woman",
        "children" => "child",
        "feet" => "foot",
        "teeth" => "tooth",
        "mice" => "mouse",
        _ when word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4 => word[..^3] + "y",
        _ when Ends(word, "sses", "shes", "ches", "xes", "zes", "oes") => word[..^2],
        _ when word.EndsWith('s') && !Ends(word, "ss", "us", "is") => word[..^1],
        _ => word,
    };

    private static bool Ends(string word, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
