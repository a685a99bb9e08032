namespace CoIN.Stages.Front.Nightly;

/// <summary>One figure that was accepted, or that a run has now.</summary>
/// <param name="Table">The table's identifier.</param>
/// <param name="Row">What the row is called in the report.</param>
/// <param name="Aspect"><c>truth-alignment</c> or <c>reasoning-capability</c>.</param>
/// <param name="Line"><c>immediate</c>, <c>final</c>, <c>single</c> or <c>overall</c>.</param>
/// <param name="Task">A learning task or an overall figure.</param>
/// <param name="Value">With the profile's seed, under the column of the protocol that the table prints, unrounded.</param>
/// <param name="Spread">The standard deviation over the seeds, or null where there was one seed.</param>
public sealed record BaselineFigure(string Table, string Row, string Aspect, string Line, string Task, double Value, double? Spread)
{
    /// <summary>The figure's place, as people read it.</summary>
    internal string Place => $"{Table}, row '{Row}', {Aspect}, {Line}, {Task}";
}
