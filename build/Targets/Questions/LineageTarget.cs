using System.Globalization;
using CoIN.Build.Arguments;
using CoIN.Build.Terminal;
using CoIN.Stages.Front;
using CoIN.Store;

namespace CoIN.Build.Targets.Questions;

/// <summary>Walks from a cell of a table down to predictions, adapters, base model and data.</summary>
internal sealed class LineageTarget : IBuildTarget
{
    private static readonly Option Cell = new("cell", "CELL", "TABLE/ROW/TASK, for example Table8/experts=8/GQA, or TABLE/ROW/TASK/AFTER")
    {
        Required = true,
        Accepts = value => value.Count(letter => letter == '/') is 2 or 3,
        Expected = "TABLE/ROW/TASK or TABLE/ROW/TASK/AFTER, for example Table8/experts=8/GQA",
    };

    /// <inheritdoc/>
    public string Name => "Lineage";

    /// <inheritdoc/>
    public string Description => "Walks from a table's cell down to predictions, adapters and data";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [Cell, Option.Profile, Option.Set, Option.Device, Option.Cache, Option.Json];

    /// <inheritdoc/>
    public Task<int> RunAsync(Invocation invocation, FrontDoor door, CancellationToken cancellation)
    {
        var parts = invocation[Cell]!.Split('/', 2);
        var lineage = QuestionProgram.Lineage(PipelineRun.Request(parts[0], invocation, door), parts[1], cancellation);
        door.Output.WriteLine(invocation.Json ? JsonText.Of(Answer(lineage)) : string.Join('\n', Lines(lineage)));
        return Task.FromResult(0);
    }

    private static object Answer(Lineage lineage) => new
    {
        lineage.Cell,
        lineage.Published,
        lineage.Corrected,
        Steps = lineage.Steps.Select(step => Answer(step.Stage, step.Record)),
        lineage.Sources,
    };

    private static object Answer(string stage, ActionRecord made) => new
    {
        Stage = stage,
        made.Kind,
        made.Key,
        made.Provenance,
        made.Inputs,
        Parameters = made.KeyParts,
        Output = made.Output.Digest,
        made.Output.Files,
    };

    private static IEnumerable<string> Lines(Lineage lineage)
    {
        var after = lineage.Cell.After.Length == 0 ? "" : $" after {lineage.Cell.After}";
        yield return string.Create(
            CultureInfo.InvariantCulture, $"{lineage.Cell.Experiment}, {lineage.Cell.On}{after}: {lineage.Corrected:0.00} corrected, {lineage.Published:0.00} published");
        foreach (var (stage, step) in lineage.Steps)
        {
            yield return $"{stage}  sha256:{step.Output.Digest}";
            yield return $"  {StepText.Made(step)}";
            yield return $"  {step.Provenance.Command}";
            foreach (var input in step.Inputs)
            {
                yield return $"  reads {input.Name} from {input.Origin}  sha256:{input.Content}";
            }
        }

        foreach (var (path, digest) in lineage.Sources)
        {
            yield return $"{path}  sha256:{digest}";
        }
    }
}
