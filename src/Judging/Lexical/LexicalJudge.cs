using System.Globalization;
using System.Runtime.CompilerServices;

namespace CoIN.Judging.Lexical;

/// <summary>The embedded judge: by the words alone, without a model; the same verdicts everywhere, at no cost.</summary>
/// <remarks>
/// It looks for the key information of the reference and disregards form. In this order:
/// boxes: ten times their intersection over union, rounded; no box is 0.
/// Options: an answer that names the right option, by its letter or by its text, is 10; one that names another option or several is 0; one that names none is compared
/// with the right option's text as below.
/// Yes and no: the first of the two words decides.
/// Everything else is compared by key words (<see cref="KeyWords"/>: case, marks, articles, number words and plurals do not count, nor do phrases such as "the answer is"):
/// the same words are 10; the reference's words one after the other inside a longer answer are 10, or 0 right after a negation; otherwise ten times the F1 of the words
/// in common, rounded, at most 9. It knows no synonyms, so it is stricter than a model where the answer says the same in other words, and more lenient than one
/// where a long answer names the right thing beside wrong ones.
/// </remarks>
public sealed class LexicalJudge : IJudge
{
    private const int Partly = 9;

    /// <inheritdoc/>
    public async IAsyncEnumerable<JudgeReply> AskAsync(IReadOnlyList<JudgingSample> samples, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(samples);
        foreach (var sample in samples)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new JudgeReply(sample.Id, Rate(sample).ToString(CultureInfo.InvariantCulture));
        }

        await Task.CompletedTask;
    }

    /// <summary>Returns the rating of one sample, 0 to 10.</summary>
    /// <param name="sample">A sample with a prediction.</param>
    public static int Rate(JudgingSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var prediction = sample.Prediction ?? "";
        if (sample.IsBox)
        {
            return BoxOverlap.Rate(sample.Reference, prediction);
        }

        if (OptionChoice.RightOption(sample) is not { } right)
        {
            return Compare(sample.Reference, prediction);
        }

        var named = OptionChoice.Named(prediction, sample.Choices);
        return named.Count == 0 ? Compare(sample.Choices[right], prediction) : named.SetEquals([right]) ? ReplyParsers.Highest : 0;
    }

    private static int Compare(string reference, string prediction)
    {
        var (right, said) = (KeyWords.Of(reference), KeyWords.Of(prediction));
        if (right.Count == 0 || said.Count == 0)
        {
            return right.Count == said.Count && reference.Trim() == prediction.Trim() ? ReplyParsers.Highest : 0;
        }

        if (right is ["yes"] or ["no"])
        {
            return said.FirstOrDefault(word => word is "yes" or "no") == right[0] ? ReplyParsers.Highest : 0;
        }

        if (Place(right, said) is { } place)
        {
            return place > 0 && KeyWords.IsNegation(said[place - 1]) ? 0 : ReplyParsers.Highest;
        }

        var shared = Shared(right, said);
        var f1 = 2.0 * shared / (right.Count + said.Count);
        return Math.Min(Partly, (int)Math.Round(ReplyParsers.Highest * f1, MidpointRounding.AwayFromZero));
    }

    // Where the words stand in the answer one after the other.
    private static int? Place(IReadOnlyList<string> words, IReadOnlyList<string> answer)
    {
        for (var start = 0; start + words.Count <= answer.Count; start++)
        {
            if (words.Select((word, i) => answer[start + i] == word).All(same => same))
            {
                return start;
            }
        }

        return null;
    }

    private static int Shared(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var left = a.ToList();
        return b.Count(left.Remove);
    }
}
