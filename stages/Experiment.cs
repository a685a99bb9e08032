using CoIN.Stages.Settings;

namespace CoIN.Stages;

/// <summary>One run behind a table's row: how a model learns the task sequence.</summary>
/// <param name="Method">The method; MoELoRA has at least two experts here.</param>
/// <param name="Experts">Experts of MoELoRA, 1 for plain LoRA and where nothing is trained.</param>
public sealed record Experiment(MethodName Method, int Experts)
{
    /// <summary>A short name, the same for the same settings; it begins the names of the experiment's stages.</summary>
    public string Name => Method == MethodName.Moelora ? $"moelora-{Experts}" : KebabCase.Of(Method);

    /// <summary>Returns the experiment of some settings.</summary>
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
}
