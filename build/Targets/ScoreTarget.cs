using CoIN.Build.Arguments;
using CoIN.Stages.Front;

namespace CoIN.Build.Targets;

/// <summary>Scores predictions that another program made.</summary>
internal sealed class ScoreTarget : IBuildTarget
{
    private static readonly Option Task = new("task", "NAME", "the learning task") { Required = true };
    private static readonly Option Predictions = new("predictions", "FILE", "JSON lines, question_id and text") { Required = true };
    private static readonly Option References = new("references", "PATH", "a test file, or a folder with it") { Required = true };
    private static readonly Option Judge = new("judge", "NAME", "who judges as well: lexical, openai, recorded, human, local");

    /// <inheritdoc/>
    public string Name => "Score";

    /// <inheritdoc/>
    public string Description => "Scores predictions that another program made";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [.. PipelineRun.Options, Task, Predictions, References, Judge];

    /// <inheritdoc/>
    public Task<int> RunAsync(Invocation invocation, FrontDoor door, CancellationToken cancellation) => PipelineRun.RunAsync(
        Name,
        invocation,
        door,
        cancellation,
        shown: ".md",
        complete: request => request with
        {
            Overrides = [$"judge.name={invocation[Judge] ?? "none"}", .. request.Overrides],
            Score = new ScoreRequest(invocation[Task]!, invocation[Predictions]!, invocation[References]!),
        });
}
