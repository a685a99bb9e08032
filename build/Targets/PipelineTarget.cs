using CoIN.Build.Arguments;

namespace CoIN.Build.Targets;

/// <summary>Makes what the pipeline declares under the target's name: a table, all of them, or the profile's one experiment.</summary>
/// <param name="name">Its name; for a table that of its file in <c>stages/tables</c>.</param>
/// <param name="description">What it does, in one line.</param>
internal sealed class PipelineTarget(string name, string description) : IBuildTarget
{
    private const string TitleKey = "title:";

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Description => description;

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => PipelineRun.Options;

    /// <summary>Returns the target of a table's file; only its title is read here, the pipeline reads and checks the rest.</summary>
    /// <param name="file">The file's path without <c>.yaml</c>.</param>
    public static IBuildTarget FromFile(string file)
    {
        var line = File.ReadLines(file + ".yaml").FirstOrDefault(line => line.StartsWith(TitleKey, StringComparison.Ordinal)) ?? TitleKey;
        var title = line[TitleKey.Length..].Trim().Trim('\'', '"');
        var name = Path.GetFileName(file);
        return new PipelineTarget(name, title.Length > 0 ? title : name);
    }

    /// <inheritdoc/>
    public Task<int> RunAsync(Invocation invocation, FrontDoor door, CancellationToken cancellation) =>
        PipelineRun.RunAsync(Name, invocation, door, cancellation);
}
