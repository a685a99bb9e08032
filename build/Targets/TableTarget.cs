using CoIN.Build.Arguments;
using CoIN.Stages.Front;

namespace CoIN.Build.Targets;

/// <summary>Makes one table: a file of <c>stages/tables</c>, named after it.</summary>
/// <param name="name">The file's name without its ending.</param>
/// <param name="title">The table's title.</param>
internal sealed class TableTarget(string name, string title) : IBuildTarget
{
    /// <summary>The options that the pipeline reads.</summary>
    public static readonly IReadOnlyList<Option> PipelineOptions =
        [Option.Profile, Option.Set, Option.Device, Option.Jobs, Option.Cache, Option.Plan, Option.Json];

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Description => title;

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => PipelineOptions;

    /// <summary>Returns the target of a table's file; only its title is read, the pipeline reads and checks the rest.</summary>
    public static IBuildTarget FromFile(string file)
    {
        const string key = "title:";
        var line = File.ReadLines(file).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal)) ?? "";
        var title = line[Math.Min(key.Length, line.Length)..].Trim().Trim('\'', '"');
        var name = Path.GetFileNameWithoutExtension(file);
        return new TableTarget(name, title.Length > 0 ? title : name);
    }

    /// <summary>Runs the pipeline for a target.</summary>
    public static async Task<int> RunPipelineAsync(string target, Invocation invocation, FrontDoor door, CancellationToken cancellation)
    {
        var request = new PipelineRequest(
            target,
            invocation.Profile,
            invocation.Overrides,
            invocation.Device,
            invocation.Jobs,
            Path.GetFullPath(invocation.Cache, door.RepositoryRoot),
            invocation.Plan,
            invocation.Json,
            door.RepositoryRoot);
        return await PipelineProgram.RunAsync(request, cancellation);
    }

    /// <inheritdoc/>
    public Task<int> RunAsync(Invocation invocation, FrontDoor door, CancellationToken cancellation) =>
        RunPipelineAsync(Name, invocation, door, cancellation);
}
