using CoIN.Graph;

namespace CoIN.Stages.Front;

/// <summary>Where the pipeline says what it does; the front door shows it as a live display, as plain lines or as JSON.</summary>
/// <remarks>The order of calls: <see cref="PlanMade"/> once, the observer's calls, then one <see cref="ReportWritten"/> for each file.</remarks>
public interface IPipelineConsole : IRunObserver
{
    /// <summary>The plan is made and nothing has run yet.</summary>
    /// <param name="plan">What will run and why.</param>
    /// <param name="shared">How many of its stages more than one row of the tables needs.</param>
    void PlanMade(Plan plan, int shared);

    /// <summary>A file for the user is written.</summary>
    /// <param name="path">Its full path.</param>
    void ReportWritten(string path);

    /// <summary>Something the user should know that is no error.</summary>
    /// <param name="message">One line.</param>
    void Warn(string message);
}
