using CoIN.Graph;

namespace CoIN.EndToEnd.Tests.Support;

/// <summary>What a run of the pipeline said and did.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Summary">What became of the stages; null if only the plan was asked for.</param>
/// <param name="Reports">The files for the user.</param>
internal sealed record PipelineOutcome(Plan Plan, RunSummary? Summary, IReadOnlyList<string> Reports)
{
    /// <summary>How many stages more than one row needs.</summary>
    public int Shared { get; init; }

    /// <summary>The names of the stages that ran, in ordinal order; every other stage was in the store.</summary>
    public IReadOnlyList<string> Ran
    {
        get
        {
            Assert.DoesNotContain(Summary!.Results, result => result.Error is not null);
            Assert.Equal(Summary.Results.Count, Summary.Ran + Summary.Cached);
            return [.. Summary.Results.Where(result => result.Outcome == StageOutcome.Ran).Select(result => result.Stage.Name).Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>The digest of every stage's output, by the stage's name.</summary>
    public IReadOnlyDictionary<string, string> Outputs => Summary!.Results.ToDictionary(result => result.Stage.Name, result => result.Output!.Digest.ToString());
}
