using System.Text.RegularExpressions;

namespace CoIN.Judging.Lexical;

/// <summary>Which options of a multiple-choice question an answer names.</summary>
internal static partial class OptionChoice
{
    /// <summary>Returns the number of the right option, from 0, or null if the question has no options or the reference is not one of their letters.</summary>
    public static int? RightOption(JudgingSample sample) =>
        sample.Choices.Count > 0 && sample.Reference.Trim() is [var letter] && letter - 'A' is var index && index >= 0 && index < sample.Choices.Count ? index : null;

    /// <summary>Returns the options that the answer names: by a letter where there is one, otherwise by their text.</summary>
    /// <remarks>A letter is an upper-case one alone ("B", "(B)", "B. the red one"), or a lower-case one with a mark ("b)", "(b)"); the article "A" before another word is none.</remarks>
    public static IReadOnlySet<int> Named(string answer, IReadOnlyList<string> options)
    {
        var letters = Letter().Matches(answer).Select(match => char.ToUpperInvariant(match.Groups.Values.Skip(1).First(group => group.Success).Value[0]) - 'A')
            .Where(index => index < options.Count).ToHashSet();
        if (letters.Count > 0)
        {
            return letters;
        }

        var said = Padded(answer);
        var texts = options.Select(Padded).ToList();
        var named = Enumerable.Range(0, options.Count).Where(i => texts[i].Length > 2 && said.Contains(texts[i], StringComparison.Ordinal)).ToList();

        // "red apple" names the option "red apple", not the option "apple" beside it.
        return named.Where(i => !named.Exists(other => texts[other].Length > texts[i].Length && texts[other].Contains(texts[i], StringComparison.Ordinal))).ToHashSet();
    }

    private static string Padded(string text) => $" {string.Join(' ', KeyWords.Of(text))} ";

    [GeneratedRegex(@"(?<![\w'-])([A-J])(?![\w'-])(?!\s+(?!(?:is|or|and)\b)[a-z])|\(([a-j])\)|(?:\A|\s)([a-j])\)|\A\s*([a-j])\.?\s*\z")]
    private static partial Regex Letter();
}
