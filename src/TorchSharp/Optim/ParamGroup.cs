using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Parameters that an optimizer treats alike.</summary>
public class ParamGroup : optim.ILearningRateController
{
    /// <summary>The parameters.</summary>
    public IEnumerable<Parameter> Parameters { get; set; } = [];

    /// <summary>What is done with them.</summary>
    public OptimizerOptions Options { get; set; } = new();

    /// <summary>Learning rate of the next step.</summary>
    public double LearningRate
    {
        get => Options.LearningRate ?? throw new InvalidOperationException("the group belongs to no optimizer yet, so it has no learning rate");
        set => Options.LearningRate = value;
    }

    /// <summary>Learning rate before any scheduler changed it.</summary>
    public double InitialLearningRate
    {
        get => Options.InitialLearningRate;
        set => Options.InitialLearningRate = value;
    }
}
