using CoIN.Data;
using CoIN.Evaluation.Scorers;

namespace CoIN.Stages;

/// <summary>The bridge from converted test records to what scorers compare with.</summary>
public static class ScoringReferences
{
    /// <summary>Returns the reference of a test record.</summary>
    /// <param name="record">A record with exactly one turn.</param>
    public static ScoringReference Of(InstructionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new ScoringReference(record.Id, record.Turns.Single().Answer)
        {
            Annotators = record.References.Count > 1 ? record.References : [],
            ChoiceCount = record.Choices.Count > 0 ? record.Choices.Count : null,
        };
    }
}
