using System.Text.RegularExpressions;

namespace CoIN.Evaluation.Scorers;

/// <summary>ScienceQA: the letter of the chosen option.</summary>
/// <remarks>
/// Published (eval_science_qa.py): the whole output is A to E; or it begins with A to E, a full stop and a space; or else the first word of one character,
/// in upper case, counts, so that the article in "a red ball" answers A. Corrected: an output that is, or begins with, a letter and a mark ("(b)", "B.", "B: ...");
/// or the one upper-case option letter that stands alone anywhere, where an "A" before another word than "is" is the article; two different letters are no answer.
/// In both, a letter beyond the number of choices is wrong.
/// </remarks>
public sealed partial class ScienceQaScorer : IScorer
{
    private const string Letters = "ABCDE";

    /// <inheritdoc/>
    public string Name => "ScienceQA";

    /// <inheritdoc/>
    public SampleScore Published(ScoringReference reference, string prediction)
    {
        var letter = PublishedLetter(prediction);
        if (letter is null)
        {
            return SampleScore.Unparsable("", "no word of one character");
        }

        return IsChoice(letter, reference)
            ? SampleScore.Of(letter, letter == reference.Answer)
            : SampleScore.Unparsable(letter, $"'{letter}' is none of the options");
    }

    /// <inheritdoc/>
    public SampleScore Corrected(ScoringReference reference, string prediction)
    {
        var text = prediction.Trim();
        var start = LetterAtStart().Match(text);
        if (start.Success && IsChoice(start.Groups[1].Value.ToUpperInvariant(), reference))
        {
            var letter = start.Groups[1].Value.ToUpperInvariant();
            return SampleScore.Of(letter, letter == reference.Answer);
        }

        var found = LetterAlone().Matches(text).Select(match => match.Value).Where(letter => IsChoice(letter, reference)).Distinct().ToList();
        return found.Count switch
        {
            0 => SampleScore.Unparsable("", "no option letter"),
            1 => SampleScore.Of(found[0], found[0] == reference.Answer),
            _ => SampleScore.Unparsable(string.Join(",", found), "more than one option letter"),
        };
    }

    private static string? PublishedLetter(string text)
    {
        if (text.Length == 1 && Letters.Contains(text[0]))
        {
            return text;
        }

        if (text.Length >= 3 && Letters.Contains(text[0]) && text[1] == '.' && text[2] == ' ')
        {
            return text[..1];
        }

        var alone = WordOfOneCharacter().Match(text);
        return alone.Success ? alone.Value.ToUpperInvariant() : null;
    }

    private static bool IsChoice(string letter, ScoringReference reference) =>
        letter.Length == 1 && Letters.IndexOf(letter[0]) is var index && index >= 0 && index < (reference.ChoiceCount ?? Letters.Length);

    [GeneratedRegex(@"\b\w\b")]
    private static partial Regex WordOfOneCharacter();

    [GeneratedRegex(@"\A[(\[""']?([A-Ea-e])(?:[)\]""'.:,]|\z)")]
    private static partial Regex LetterAtStart();

    [GeneratedRegex(@"(?<![\w'-])(?:A(?! (?!is\b)[a-z])|[B-E])(?![\w'-])")]
    private static partial Regex LetterAlone();
}
