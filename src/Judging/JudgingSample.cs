namespace CoIN.Judging;

/// <summary>One answer to be judged.</summary>
/// <param name="Id">The sample's id, unique within its test set.</param>
/// <param name="Question">What the model was asked, as it read it, without image marker.</param>
/// <param name="Reference">The one answer of the test file: a letter, a word, a class name, or a box written <c>[x1, y1, x2, y2]</c>.</param>
/// <param name="Prediction">What the model said, or null if there is no prediction; nobody is asked about those.</param>
public sealed record JudgingSample(string Id, string Question, string Reference, string? Prediction)
{
    /// <summary>The options of a multiple-choice question in the order of their letters; empty for all others.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Whether the answer is a box; its question has no instruction line and its rubric says what the numbers mean.</summary>
    public bool IsBox { get; init; }
}
