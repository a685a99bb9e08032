using System.Collections.Concurrent;
using CoIN.Graph;
using CoIN.Stages.Front;

namespace CoIN.EndToEnd.Tests.Support;

/// <summary>Keeps what the pipeline says.</summary>
internal sealed class RecordingConsole : IPipelineConsole
{
    private readonly ConcurrentQueue<string> _reports = new();

    public Plan? Plan { get; private set; }

    public IReadOnlyList<string> Reports => [.. _reports];

    public int Shared { get; private set; }

    /// <summary>Happens when the plan is made and nothing has run.</summary>
    public Action AfterPlan { get; init; } = static () => { };

    public void PlanMade(Plan plan, int shared)
    {
        (Plan, Shared) = (plan, shared);
        AfterPlan();
    }

    public void ReportWritten(string path) => _reports.Enqueue(path);

    public void Warn(string message)
    {
    }

    public void StageStarted(Stage stage)
    {
    }

    public void StageProgressed(Stage stage, StageProgress progress)
    {
    }

    public void StageLogged(Stage stage, string line)
    {
    }

    public void StageFinished(StageResult result)
    {
    }
}
