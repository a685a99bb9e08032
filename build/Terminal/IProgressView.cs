namespace CoIN.Build.Terminal;

/// <summary>Shows a run's state as it changes.</summary>
internal interface IProgressView : IDisposable
{
    /// <summary>Called after each change, one call at a time, from changing threads.</summary>
    /// <param name="state">What runs and how far it is.</param>
    void Changed(RunSnapshot state);

    /// <summary>Prints a line that stays.</summary>
    /// <param name="line">The line, without markup.</param>
    void Print(string line);
}
