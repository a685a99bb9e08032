using CoIN.Stages.Settings;
using CoIN.Stages.Tables;

namespace CoIN.Stages;

/// <summary>One run behind a table's row: how a model learns the task sequence.</summary>
/// <param name="Method">The method; MoELoRA has at least two experts here.</param>
/// <param name="Experts">Experts of MoELoRA, 1 for plain LoRA and where nothing is trained.</param>
public sealed record Experiment(MethodName Method, int Experts)
{
    /// <summary>What it does otherwise than the profile.</summary>
    public Variation Variation { get; init; } = Variation.None;

    /// <summary>A short name, the same for the same settings; it begins the names of the experiment's stages.</summary>
    public string Name => (Method == MethodName.Moelora ? $"moelora-{Experts}" : KebabCase.Of(Method)) + Variation.Suffix;

    /// <summary>The name with who judges, where that varies; it begins the names of what reads verdicts.</summary>
    public string JudgedName => Name + (Variation.Judge is null ? "" : $"-judge{Variation.JudgeSuffix}");

    /// <summary>Returns the experiment with each of the profile's seeds, its own first. What trains nothing has one.</summary>
    /// <param name="profile">The profile.</param>
    internal IEnumerable<Experiment> Seeds(Profile profile) => Method == MethodName.ZeroShot
        ? [this]
        : Enumerable.Range(0, profile.Seeds).Select(i => i == 0 ? this : this with { Variation = Variation with { Seed = Variation.Apply(profile).Seed + (ulong)i } });

    /// <summary>Returns the experiment of some settings that follows the profile.</summary>
    /// <param name="run">The settings.</param>
    /// <remarks>
    /// MoELoRA with one expert is sequential fine-tuning with LoRA: the paper calls them equivalent and prints the figures of its LoRA run
    /// (Table 2, LLaVA) in the row of one expert. Rows of different tables therefore share the run.
    /// </remarks>
    public static Experiment Of(RunSettings run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Method == MethodName.Moelora && run.Experts is int experts and > 1
            ? new Experiment(run.Method, experts)
            : new Experiment(run.Method == MethodName.Moelora ? MethodName.SequentialFinetune : run.Method, 1);
    }

    /// <summary>Returns the experiment behind a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="table">The table's name; the profile may set something for it.</param>
    /// <param name="profile">What it varies.</param>
    /// <exception cref="Errors.PipelineException">The row's order does not fit the profile's tasks, or its rank cannot be scaled to the profile.</exception>
    public static Experiment Of(TableRow row, string table, Profile profile)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(profile);
        return Of(row.Run) with { Variation = row.Variation.Over(profile.ChangesFor(table)).For(profile) };
    }
}
