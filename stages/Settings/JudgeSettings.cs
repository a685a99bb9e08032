namespace CoIN.Stages.Settings;

/// <summary>Who judges reasoning capability, and how.</summary>
public sealed record JudgeSettings : IValidated
{
    /// <summary>The judge.</summary>
    public JudgeName Name { get; init; } = JudgeName.Lexical;

    /// <summary>The rubric, a text file; empty for <c>stages/rubrics/reasoning-capability.txt</c>. Read by the judges openai and local.</summary>
    public string Rubric { get; init; } = "";

    /// <summary>The share of replies that may be no whole number from 0 to 10, 0 to 1.</summary>
    public double FailureLimit { get; init; } = 0.01;

    /// <summary>The judge openai.</summary>
    public OpenAiSettings Openai { get; init; } = new();

    /// <summary>The judge recorded: JSON lines with <c>question_id</c> and <c>text</c>; a folder with a file for each cell, such as <c>moelora-8/8-OCR-VQA/GQA.jsonl</c>, or one file.</summary>
    public string Recorded { get; init; } = "";

    /// <summary>The judge human.</summary>
    public HumanSettings Human { get; init; } = new();

    /// <summary>The judge local: the longest reply in tokens.</summary>
    public int LocalMaximumTokens { get; init; } = 8;

    /// <inheritdoc/>
    public IEnumerable<string> Problems()
    {
        foreach (var problem in Check.Range("failureLimit", FailureLimit, 0, 1).Concat(Check.Range("localMaximumTokens", LocalMaximumTokens, 1)))
        {
            yield return problem;
        }

        if (Name == JudgeName.Recorded && Recorded.Length == 0)
        {
            yield return "recorded: a file or folder with replies expected for the judge 'recorded', found nothing";
        }

        if (Name == JudgeName.Openai && Openai.Model.Length == 0)
        {
            yield return "openai.model: the model's name expected for the judge 'openai', found nothing";
        }
    }
}
