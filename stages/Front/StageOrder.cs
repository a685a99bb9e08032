using System.Text.Json;
using System.Text.Json.Serialization;
using CoIN.Graph;
using CoIN.Store;

namespace CoIN.Stages.Front;

/// <summary>What the process of one stage is told.</summary>
internal sealed record StageOrder
{
    /// <summary>One object on one line; what is null is left out.</summary>
    public static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The stage's name.</summary>
    public required string Stage { get; init; }

    /// <summary>What the stage was when the run was planned: see <see cref="Graph.Stage.Declaration"/>.</summary>
    public required string Declaration { get; init; }

    /// <summary>The table, the profile and everything else that stages are declared from.</summary>
    public required string Target { get; init; }

    /// <summary>The profile.</summary>
    public required string Profile { get; init; }

    /// <summary>Values that replace the profile's.</summary>
    public required IReadOnlyList<string> Overrides { get; init; }

    /// <summary>The device; graphics processors are numbered as the child sees them.</summary>
    public required string Device { get; init; }

    /// <summary>How many stages run at a time.</summary>
    public int? Jobs { get; init; }

    /// <summary>The predictions to be scored, if those are asked for.</summary>
    public ScoreRequest? Score { get; init; }

    /// <summary>The store.</summary>
    public required string CacheFolder { get; init; }

    /// <summary>The repository.</summary>
    public required string RepositoryRoot { get; init; }

    /// <summary>Path and digest of each input.</summary>
    public required IReadOnlyDictionary<string, string[]> Inputs { get; init; }

    /// <summary>The folder to fill.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>Where unfinished work is kept.</summary>
    public required string PartialFolder { get; init; }

    /// <summary>How often, in seconds.</summary>
    public required double KeepEverySeconds { get; init; }

    /// <summary>How many graphics processors the stage has.</summary>
    public required int Gpus { get; init; }

    /// <summary>Returns the order for a stage.</summary>
    public static StageOrder Of(PipelineRequest request, Stage stage, StageContext context) => new()
    {
        Stage = stage.Name,
        Declaration = stage.Declaration().ToString(),
        Target = request.Target,
        Profile = request.Profile,
        Overrides = request.Overrides,
        Device = request.Device.StartsWith("cuda", StringComparison.Ordinal) ? "cuda" : request.Device,
        Jobs = request.Jobs,
        Score = request.Score,
        CacheFolder = request.CacheFolder,
        RepositoryRoot = request.RepositoryRoot,
        Inputs = stage.Inputs.Keys.ToDictionary(name => name, name => new[] { context.Input(name), context.InputDigest(name).ToString() }),
        OutputFolder = context.OutputFolder,
        PartialFolder = context.Partial.Folder,
        KeepEverySeconds = context.KeepEvery.TotalSeconds,
        Gpus = context.Gpus.Count,
    };

    /// <summary>Returns the request that declares the stage again.</summary>
    /// <param name="variable">Values of environment variables.</param>
    public PipelineRequest Request(Func<string, string?> variable) =>
        new(Target, Profile, Overrides, Device, Jobs, CacheFolder, PlanOnly: false, Json: false, RepositoryRoot, Host: "", Command: "") { Variable = variable, Score = Score };

    /// <summary>Returns the context for the stage's action.</summary>
    /// <param name="stage">The stage, its code read.</param>
    /// <param name="progress">Hears how far the action is.</param>
    /// <param name="log">Takes one line at a time.</param>
    /// <param name="cancellation">Asks the action to stop.</param>
    public StageContext Context(Stage stage, IProgress<StageProgress> progress, Action<string> log, CancellationToken cancellation) =>
        new(
            Inputs.ToDictionary(input => input.Key, input => input.Value[0]),
            Inputs.ToDictionary(input => input.Key, input => Digest.Parse(input.Value[1])),
            OutputFolder,
            progress,
            log,
            cancellation)
        {
            CodeVersion = stage.CodeVersion,
            Gpus = [.. Enumerable.Range(0, Gpus)],
            Partial = PartialWork.At(PartialFolder),
            KeepEvery = TimeSpan.FromSeconds(KeepEverySeconds),
        };
}
