using CoIN.Build.Arguments;
using CoIN.Build.Terminal;
using CoIN.Graph;
using CoIN.Stages.Front;

namespace CoIN.Build.Targets.Questions;

/// <summary>Says what decides a stage's result, and why it is or is not in the cache.</summary>
internal sealed class ExplainTarget : IBuildTarget
{
    private static readonly Option Stage = new("stage", "NAME", "the stage, as --plan names it") { Required = true };
    private static readonly Option Table = new("table", "NAME", "the table it belongs to (default: Table8)");

    /// <inheritdoc/>
    public string Name => "Explain";

    /// <inheritdoc/>
    public string Description => "Says what decides a stage's result, and why it would run again";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [Stage, Table, Option.Profile, Option.Set, Option.Device, Option.Cache, Option.Json];

    /// <inheritdoc/>
    public Task<int> RunAsync(Invocation invocation, FrontDoor door, CancellationToken cancellation)
    {
        var request = PipelineRun.Request(invocation[Table] ?? DefaultTarget.Stands, invocation, door);
        var explanation = QuestionProgram.Explain(request, invocation[Stage]!, cancellation);
        door.Output.WriteLine(invocation.Json ? JsonText.Of(Answer(explanation)) : string.Join('\n', Lines(explanation)));
        return Task.FromResult(0);
    }

    private static object Answer(Explanation explanation) => new
    {
        explanation.Planned.Stage.Name,
        explanation.Planned.Stage.Kind,
        explanation.Planned.State,
        explanation.Planned.Key,
        Reason = explanation.Planned.Reason?.Text,
        EstimateSeconds = explanation.Planned.Estimate,
        Waits = explanation.Waits.Select(stage => new { stage.Stage.Name, stage.State, Reason = stage.Reason?.Text }),
        explanation.Parts,
        Inputs = explanation.Planned.Stage.Inputs.OrderBy(input => input.Key, StringComparer.Ordinal).Select(input => new { Name = input.Key, Origin = input.Value.ToString() }),
        Last = explanation.Last is { } last ? new { last.Key, last.Provenance, Files = last.Output.Files, last.LogTail } : null,
    };

    private static IEnumerable<string> Lines(Explanation explanation)
    {
        var (planned, stage) = (explanation.Planned, explanation.Planned.Stage);
        yield return $"{stage.Name}: {PlanText.State(planned.State).TrimEnd()}{(planned.Reason is { } reason ? $": {PartChange.Text(reason)}" : "")}";
        foreach (var waits in explanation.Waits)
        {
            yield return $"  which is a {PlanText.State(waits.State).TrimEnd()}: {waits.Stage.Name}: {(waits.Reason is { } why ? PartChange.Text(why) : "")}";
        }

        yield return planned.Key is { } key ? $"key {key}, made of:" : "its key is not known before that";
        foreach (var part in explanation.Parts)
        {
            yield return $"  {part.Name}: {part.Value ?? "(gone)"}{(explanation.Last is not null && part.Differs ? $"   was {part.Last ?? "(not there)"}" : "")}";
        }

        yield return "reads:";
        foreach (var (name, input) in stage.Inputs.OrderBy(input => input.Key, StringComparer.Ordinal))
        {
            yield return $"  {name}: {input}";
        }

        foreach (var line in explanation.Last is { } last ? StepText.Lines(last) : ["has never been made"])
        {
            yield return line;
        }
    }
}
