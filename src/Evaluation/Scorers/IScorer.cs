namespace CoIN.Evaluation.Scorers;

/// <summary>The rule by which the predictions of one learning task count as right, in both columns of the protocol.</summary>
/// <remarks>Pure and thread safe. A prediction that cannot be read scores 0 with a reason; a rule never throws because of what a model said.</remarks>
public interface IScorer
{
    /// <summary>The name by which tasks and profiles refer to the rule.</summary>
    string Name { get; }

    /// <summary>Returns the score under the rule that produced the published figures, quirks included.</summary>
    /// <param name="reference">What is right.</param>
    /// <param name="prediction">What the model said, as decoded; may be empty.</param>
    SampleScore Published(ScoringReference reference, string prediction);

    /// <summary>Returns the score under the corrected rule.</summary>
    /// <param name="reference">What is right.</param>
    /// <param name="prediction">What the model said, as decoded; may be empty.</param>
    SampleScore Corrected(ScoringReference reference, string prediction);
}
