namespace TorchSharp.Modules;

/// <summary>What an optimizer does with a group of parameters; null takes the optimizer's default.</summary>
public class OptimizerOptions
{
    /// <summary>Learning rate; null for the default.</summary>
    public double? LearningRate { get; set; }

    /// <summary>Learning rate before any scheduler changed it.</summary>
    public double InitialLearningRate { get; set; }
}
