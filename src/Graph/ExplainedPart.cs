namespace CoIN.Graph;

/// <summary>One part of a key, beside what it was the last time.</summary>
/// <param name="Name">What it is: <c>parameter 'rank'</c>.</param>
/// <param name="Value">Its value; null if it is gone.</param>
/// <param name="Last">Its value the last time; null if there was none.</param>
public sealed record ExplainedPart(string Name, string? Value, string? Last)
{
    /// <summary>Whether the two differ.</summary>
    public bool Differs => Value != Last;
}
