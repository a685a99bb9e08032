using System.Text.RegularExpressions;

namespace CoIN.Judging;

/// <summary>What a judge reads about one sample.</summary>
/// <param name="System">Who the judge is.</param>
/// <param name="User">Question, reference and answer, and the rule.</param>
public sealed partial record JudgePrompt(string System, string User)
{
    private const string ImageMark = "<image>";

    /// <summary>Returns the prompt of a sample.</summary>
    /// <param name="rubric">The rubric.</param>
    /// <param name="sample">A sample with a prediction.</param>
    /// <remarks>
    /// The blocks and their order are those of create_prompt.py; the wording is the rubric's. The question loses its last line, which is the instruction,
    /// unless it is a box's or has one line only (the official script would leave nothing of it). The judge does not see the image, so its marker goes. Deviation: what looks like one of
    /// our block marks inside question, reference or answer gets round brackets, so that an answer cannot speak in the judge's name.
    /// </remarks>
    public static JudgePrompt Of(Rubric rubric, JudgingSample sample)
    {
        ArgumentNullException.ThrowIfNull(rubric);
        ArgumentNullException.ThrowIfNull(sample);
        string[] lines =
        [
            "[Context]",
            "[Question]",
            Quoted(sample.IsBox ? sample.Question : WithoutInstruction(sample.Question)),
            "",
            "[Ground truth answer]",
            Quoted(sample.Reference),
            "[End of ground truth answer]",
            "",
            "[Assistant]",
            Quoted(sample.Prediction ?? ""),
            "[End of Assistant]",
            "",
            "[System]",
            sample.IsBox ? rubric.BoxRule : rubric.Rule,
        ];
        return new JudgePrompt(rubric.System, string.Join('\n', lines));
    }

    private static string WithoutInstruction(string question) =>
        question.TrimEnd().LastIndexOf('\n') is var last and > 0 ? question[..last].TrimEnd() : question;

    private static string Quoted(string text) => Mark().Replace(text.Replace(ImageMark, "", StringComparison.Ordinal), "($1)").Trim();

    [GeneratedRegex(@"\[((?:End of )?(?:Context|Question|Ground truth answer|Assistant|System))\]", RegexOptions.IgnoreCase)]
    private static partial Regex Mark();
}
