namespace CoIN.Graph;

/// <summary>The longest remaining chain first; among equals, the plan's order.</summary>
internal sealed class UrgencyOrder : IComparer<RunNode>
{
    public int Compare(RunNode? x, RunNode? y)
    {
        var longer = y!.Remaining.CompareTo(x!.Remaining);
        return longer != 0 ? longer : x.Index.CompareTo(y.Index);
    }
}
