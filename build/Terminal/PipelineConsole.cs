using CoIN.Graph;
using CoIN.Stages.Front;
using Spectre.Console;

namespace CoIN.Build.Terminal;

/// <summary>Shows a run: a live display in a terminal, plain lines elsewhere, on standard error when standard output is for programs.</summary>
internal sealed class PipelineConsole : IPipelineConsole, IDisposable
{
    private const int LogTailLines = 20;
    private readonly FrontDoor _door;
    private readonly bool _json;
    private readonly List<string> _reports = [];
    private IProgressView? _view;
    private RunState? _state;
    private Plan? _plan;

    /// <summary>Makes a console that has shown nothing.</summary>
    /// <param name="door">The standard streams.</param>
    /// <param name="json">True if standard output is for programs.</param>
    public PipelineConsole(FrontDoor door, bool json)
    {
        _door = door;
        _json = json;
    }

    /// <summary>The plan of the run.</summary>
    public Plan Plan => _plan ?? throw new InvalidOperationException("the pipeline ended without having made a plan");

    /// <summary>How many stages more than one row needs.</summary>
    public int Shared { get; private set; }

    /// <summary>The files that were written for the user.</summary>
    public IReadOnlyList<string> Reports => _reports;

    private TextWriter Lines => _json ? _door.Error : _door.Output;

    /// <inheritdoc/>
    public void PlanMade(Plan plan, int shared)
    {
        (_plan, Shared) = (plan, shared);
        if (shared > 0)
        {
            Print(PlanText.Sharing(plan, shared));
        }

        _state = new RunState(plan.Stages.Where(stage => stage.State != PlanState.Hit).Select(stage => new ExpectedStage(stage.Stage.Name, stage.Stage.Kind, stage.Estimate)));
    }

    /// <inheritdoc/>
    public void StageStarted(Stage stage) => View().Changed(Change(state => state.Start(stage.Name, _door.Elapsed)));

    /// <inheritdoc/>
    public void StageProgressed(Stage stage, StageProgress progress) => View().Changed(Change(state => state.Report(stage.Name, progress)));

    /// <inheritdoc/>
    public void StageLogged(Stage stage, string line)
    {
        // The log's tail comes with the result, and only a failure shows it; warnings are shown as they come.
        if (line.StartsWith(StageContext.Warning, StringComparison.Ordinal))
        {
            Warn($"stage '{stage.Name}': {line[StageContext.Warning.Length..]}");
        }
    }

    /// <inheritdoc/>
    public void StageFinished(StageResult result)
    {
        var snapshot = Change(state => state.Finish(result.Stage.Name, result.Outcome == StageOutcome.Ran ? result.Duration : null));
        if (result.Outcome == StageOutcome.Ran)
        {
            View().Print($"[{snapshot.Done}/{snapshot.Total}] {result.Stage.Name}  {Words.Duration(result.Duration)}");
        }

        if (result.Error is { } error)
        {
            Failure(result, error);
        }

        _view?.Changed(snapshot);
    }

    /// <inheritdoc/>
    public void ReportWritten(string path)
    {
        _reports.Add(path);
        Print($"wrote {Path.GetRelativePath(_door.RepositoryRoot, path)}");
    }

    /// <inheritdoc/>
    public void Warn(string message) => Print($"warning: {message}");

    /// <summary>Ends the live display; what is printed next stands below everything.</summary>
    public void Stop()
    {
        _view?.Dispose();
        _view = null;
    }

    /// <inheritdoc/>
    public void Dispose() => Stop();

    private void Failure(StageResult result, Exception error)
    {
        var mistake = Complaint.UsersShare(error);
        var text = error is StageFailedException && mistake is not null ? $"stage '{result.Stage.Name}': {mistake.Message}" : error.Message;
        foreach (var line in text.Split('\n'))
        {
            Print($"error: {line}");
        }

        foreach (var line in result.LogTail.TakeLast(LogTailLines))
        {
            Print($"  log: {line}");
        }

        if (mistake is null)
        {
            Print((error.InnerException ?? error).ToString()); // our bug: where it stood
        }
    }

    private void Print(string line)
    {
        if (_view is null)
        {
            Lines.WriteLine(line);
        }
        else
        {
            _view.Print(line);
        }
    }

    private RunSnapshot Change(Action<RunState> change)
    {
        var state = _state ?? throw new InvalidOperationException("a stage was reported before the plan");
        change(state);
        return state.Snapshot(_door.Elapsed);
    }

    // Made when the first stage runs: a run that finds everything in the store never loads the terminal library.
    private IProgressView View() => _view ??= _door.IsTerminal && !_json ? new LiveView(AnsiConsole.Console) : new PlainView(Lines, _door.Time);
}
