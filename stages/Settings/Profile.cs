using CoIN.Errors;

namespace CoIN.Stages.Settings;

/// <summary>Everything that chooses the scale and the settings of a run; one YAML file.</summary>
public sealed record Profile : IValidated
{
    /// <summary>What reports call it, and the folder they go to.</summary>
    public string Name { get; init; } = "";

    /// <summary>One sentence about the scale, printed in every report; empty if it is the paper's own.</summary>
    public string Scale { get; init; } = "";

    /// <summary>The seed of everything random, unless a stage has its own.</summary>
    public ulong Seed { get; init; } = 42;

    /// <summary>How many seeds each experiment of a table is run with, counted up from <see cref="Seed"/>; 1 prints figures as the papers do.</summary>
    public int Seeds { get; init; } = 1;

    /// <summary>The numbers that models calculate with: <c>float32</c> or <c>bfloat16</c>.</summary>
    public string NumberFormat { get; init; } = "float32";

    /// <summary>Where the data comes from and how it is turned into instructions.</summary>
    public DataSettings Data { get; init; } = new();

    /// <summary>The architecture of the model.</summary>
    public ModelSettings Model { get; init; } = new();

    /// <summary>What is set otherwise for other families and sizes of models, by name: <c>qwen-vl</c>, <c>minigpt-v2</c>, <c>llava-large</c> and so on.</summary>
    public IReadOnlyDictionary<string, ModelVariantSettings> Models { get; init; } = new Dictionary<string, ModelVariantSettings>();

    /// <summary>What is set otherwise for single tables, by their names: <c>Table8</c>, <c>V1.Table4</c> and so on.</summary>
    public IReadOnlyDictionary<string, TableSettings> Tables { get; init; } = new Dictionary<string, TableSettings>();

    /// <summary>How the base model is made.</summary>
    public BaseSettings Base { get; init; } = new();

    /// <summary>The low-rank adapters.</summary>
    public AdapterSettings Adapter { get; init; } = new();

    /// <summary>How adapters are trained.</summary>
    public TrainSettings Train { get; init; } = new();

    /// <summary>How answers are generated.</summary>
    public PredictSettings Predict { get; init; } = new();

    /// <summary>Who judges reasoning capability.</summary>
    public JudgeSettings Judge { get; init; } = new();

    /// <summary>What reports show beside the figures.</summary>
    public ReportSettings Report { get; init; } = new();

    /// <summary>Which of the official implementation's behaviours is followed where it differs from the paper.</summary>
    public ProtocolSettings Protocol { get; init; } = new();

    /// <summary>The learning tasks in the order of training; empty means the paper's eight.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];

    /// <summary>Learning tasks of the user's own.</summary>
    public IReadOnlyList<UserTaskSettings> Tasks { get; init; } = [];

    /// <summary>The experiment of the target Run.</summary>
    public RunSettings Run { get; init; } = new();

    /// <summary>Keys that were set beside the file, each <c>key=value</c>, the latest last: they hold whatever <see cref="Models"/> says.</summary>
    internal IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>Returns the profile with what <see cref="Models"/> says of its model's family and size.</summary>
    /// <exception cref="PipelineException">
    /// It says something of other models, but nothing of this one, and this is not the profile's standard model; or a key that was set does not fit what it says.
    /// </exception>
    public Profile ForModel()
    {
        if (!Models.TryGetValue(Model.Name, out var written))
        {
            return Models.Count == 0 || Model.Name == new ModelSettings().Name
                ? this
                : throw new PipelineException($"profile '{Name}': models: nothing is said of '{Model.Name}', only of {string.Join(", ", Models.Keys.Select(name => $"'{name}'"))}; state its sizes there");
        }

        var own = written.With(Overrides, Model.Name, $"profile '{Name}': models: {Model.Name}");
        return this with
        {
            Model = Model with
            {
                Vision = own.Vision ?? Model.Vision,
                Language = own.Language ?? Model.Language,
                MergedPatches = own.MergedPatches ?? Model.MergedPatches,
                Queries = own.Queries ?? Model.Queries,
                SystemPrompt = own.SystemPrompt ?? Model.SystemPrompt,
            },
            Base = own.Base ?? Base,
            Adapter = own.Adapter ?? Adapter,
            Train = own.Train ?? Train,
        };
    }

    /// <summary>Returns what <see cref="Tables"/> says of a table, without what was set for this run: keys, each <c>key=value</c>.</summary>
    /// <param name="table">The table's name.</param>
    internal IReadOnlyList<string> ChangesFor(string table) => Tables.TryGetValue(table, out var own)
        ? [.. own.Set.Where(change => !Overrides.Any(set => KeyOf(change) == KeyOf(set) || KeyOf(change).StartsWith(KeyOf(set) + ".", StringComparison.Ordinal)))]
        : [];

    /// <inheritdoc/>
    public IEnumerable<string> Problems()
    {
        foreach (var unknown in Models.Keys.Except(ModelSettings.Names))
        {
            yield return $"models: unknown model '{unknown}'{NearestName.Hint(unknown, ModelSettings.Names)}";
        }

        if (Name.Length == 0 || Name.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_')))
        {
            yield return $"name: letters, digits, '-' and '_' expected (it names a folder), found '{Name}'";
        }

        if (NumberFormat is not ("float32" or "bfloat16"))
        {
            yield return $"numberFormat: 'float32' or 'bfloat16' expected, found '{NumberFormat}'";
        }

        foreach (var problem in Check.Range("seeds", Seeds, 1, 100))
        {
            yield return problem;
        }

        foreach (var twice in Tasks.GroupBy(task => task.Name).Where(group => group.Count() > 1))
        {
            yield return $"tasks: '{twice.Key}' is defined {twice.Count()} times";
        }
    }

    private static string KeyOf(string change) => change.Split('=')[0];
}
