namespace CoIN.Graph.Runs;

/// <summary>One difference in what stages read.</summary>
/// <param name="Part">What differs: <c>parameter 'rank'</c>, <c>code</c>, <c>input 'templates'</c>.</param>
/// <param name="Old">Its value in the first run; null if it is new.</param>
/// <param name="New">Its value in the second; null if it is gone.</param>
/// <param name="Stages">The stages it is a part of.</param>
public sealed record RunCause(string Part, string? Old, string? New, IReadOnlyList<string> Stages);
