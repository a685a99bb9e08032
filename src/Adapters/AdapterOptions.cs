using CoIN.Errors;

namespace CoIN.Adapters;

/// <summary>What adapters are like; the defaults are the paper's LoRA.</summary>
public sealed record AdapterOptions
{
    /// <summary>The inner width of each adapter, over all its experts.</summary>
    public int Rank { get; init; } = 128;

    /// <summary>The adapters' outputs are scaled by Alpha / Rank.</summary>
    public double Alpha { get; init; } = 256;

    /// <summary>The probability in [0, 1) with which each input of an expert is dropped in training.</summary>
    public double Dropout { get; init; } = 0.05;

    /// <summary>How many experts share <see cref="Rank"/>; 0 for plain LoRA, which has no router. One expert computes what LoRA does.</summary>
    public int Experts { get; init; }

    /// <summary>The linear layers that get an adapter, by the end of their path: one part of it, or several with dots between.</summary>
    public IReadOnlyList<string> TargetModules { get; init; } = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];

    /// <summary>Alpha / Rank, over the whole rank even with several experts.</summary>
    internal double Scaling => Alpha / Rank;

    /// <summary>Checks the values.</summary>
    /// <exception cref="PipelineException">One is out of its range.</exception>
    public void Validate()
    {
        if (Rank < 1)
        {
            throw new PipelineException($"adapter rank is {Rank}; expected at least 1");
        }

        if (Experts < 0 || (Experts > 0 && Rank % Experts != 0))
        {
            var fitting = Enumerable.Range(1, Rank).Where(experts => Rank % experts == 0);
            throw new PipelineException(
                $"adapter rank {Rank} cannot be shared by {Experts} experts equally; expected a number of experts that divides the rank (0 for plain LoRA, {string.Join(", ", fitting)})");
        }

        if (Dropout is not (>= 0 and < 1))
        {
            throw new PipelineException($"adapter dropout is {Dropout}; expected a probability in [0, 1)");
        }

        if (TargetModules.Count == 0)
        {
            throw new PipelineException("adapter target modules are empty; expected at least one, such as 'q_proj'");
        }
    }
}
