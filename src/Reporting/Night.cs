namespace CoIN.Reporting;

/// <summary>One nightly run, a line of the history.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Platform">Where it computed.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Ran">How many stages ran.</param>
/// <param name="Cached">How many results were in the store.</param>
/// <param name="Moved">How many figures were not what had been accepted.</param>
/// <param name="Figures">The overall figures.</param>
public sealed record Night(DateTimeOffset At, string Platform, double Seconds, int Ran, int Cached, int Moved, IReadOnlyList<NightFigure> Figures);
