using CoIN.Graph;
using CoIN.Store.Remote;

namespace CoIN.Stages.Front;

/// <summary>What the user asked for, after the command line was checked: one run of the pipeline.</summary>
/// <param name="Target">The table to make by its identifier, for example <c>Table8</c>, <c>All</c> for every table, <c>Run</c> for the profile's single experiment, or <c>Data</c> for the report on the data; compared ignoring case.</param>
/// <param name="Profile">The name of a file in <c>stages/profiles</c> without its ending, or the path of a YAML file.</param>
/// <param name="Overrides">Values that replace the profile's for this run, as the user wrote them: <c>train.learningRate=1e-4</c>; later ones win.</param>
/// <param name="Device">Where models run: <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</param>
/// <param name="Jobs">How many stages may run at a time; null leaves the choice to the pipeline. Never part of a result.</param>
/// <param name="CacheFolder">Full path of the store.</param>
/// <param name="PlanOnly">True to print hits and misses and run nothing.</param>
/// <param name="Json">True to print machine-readable output.</param>
/// <param name="RepositoryRoot">Full path of the repository: relative paths of the user are meant from here.</param>
/// <param name="Host">What the machine is called; recorded beside results, never part of one.</param>
/// <param name="Command">The command line as typed; recorded beside results, never part of one.</param>
public sealed record PipelineRequest(
    string Target,
    string Profile,
    IReadOnlyList<string> Overrides,
    string Device,
    int? Jobs,
    string CacheFolder,
    bool PlanOnly,
    bool Json,
    string RepositoryRoot,
    string Host,
    string Command)
{
    /// <summary>How long a stage may run, and how much of its work it may lose when it is killed; never part of a result.</summary>
    public StageLimits Limits { get; init; } = StageLimits.None;

    /// <summary>The program that runs a stage in a process of its own, with its arguments; null to run stages in this process.</summary>
    public IReadOnlyList<string>? StageCommand { get; init; }

    /// <summary>The most memory that the process of a stage may take, in bytes; null for no limit.</summary>
    public long? StageMemory { get; init; }

    /// <summary>The graphics processors that stages may use, one each; empty for the one that the device names.</summary>
    public IReadOnlyList<int> Gpus { get; init; } = [];

    /// <summary>A store that is shared with other machines; null for none.</summary>
    public RemoteOptions? Remote { get; init; }

    /// <summary>True to read every blob before it is trusted.</summary>
    public bool Paranoid { get; init; }

    /// <summary>Predictions made elsewhere that are to be scored instead of a table, or null.</summary>
    public ScoreRequest? Score { get; init; }

    /// <summary>Full path of the folder that the target <c>Export</c> writes; null for all others.</summary>
    public string? ExportFolder { get; init; }

    /// <summary>Values of environment variables by name, null where one is not set; asked for the key of a judge only.</summary>
    public Func<string, string?> Variable { get; init; } = static _ => null;
}
