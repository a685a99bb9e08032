namespace CoIN.Evaluation.Scorers;

/// <summary>What is right for one test sample.</summary>
/// <param name="Id">The sample's id, unique within its test set.</param>
/// <param name="Answer">The one answer that stands in the test file: a letter, a word, a class name, or a box written <c>[x1, y1, x2, y2]</c>.</param>
public sealed record ScoringReference(string Id, string Answer)
{
    /// <summary>The answers of all annotators where the data set has several (ten for TextVQA, VizWiz and VQAv2); empty elsewhere.</summary>
    public IReadOnlyList<string> Annotators { get; init; } = [];

    /// <summary>How many choices a multiple-choice question offers; null elsewhere.</summary>
    public int? ChoiceCount { get; init; }
}
