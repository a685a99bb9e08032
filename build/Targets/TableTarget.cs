using CoIN.Build.Arguments;

namespace CoIN.Build.Targets;

/// <summary>Makes one table: a file of <c>stages/tables</c>, named after it.</summary>
/// <param name="name">The file's name without its ending.</param>
/// <param name="title">The table's title.</param>
internal sealed class TableTarget(string name, string title) : IBuildTarget
{
    private const string TitleKey = "title:";

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Description => title;

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => PipelineRun.Options;

    /// <summary>Returns the target of a table's file; only its title is read here, the pipeline reads and checks the rest.</summary>
    /// <param name="file">The file's path without <c>.yaml</c>.</param>
    public static IBuildTarget FromFile(string file)
    {
        var line = File.ReadLines(file + ".yaml").FirstOrDefault(line => line.StartsWith(TitleKey, StringComparison.Ordinal)) ?? TitleKey;
        var title = line[TitleKey.Length..].Trim().Trim('\'', '"');
        var name = Path.GetFileName(file);
        return new TableTarget(name, title.Length > 0 ? title : name);
    }

    /// <inheritdoc/>
    public Task<int> RunAsync(Invocation invocation, FrontDoor door, CancellationToken cancellation) =>
        PipelineRun.RunAsync(Name, invocation, door, cancellation);
}
