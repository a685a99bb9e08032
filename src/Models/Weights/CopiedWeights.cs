using TorchSharp.Modules;

namespace CoIN.Models.Weights;

/// <summary>Trainable copies of a checkpoint's weights.</summary>
public sealed class CopiedWeights : IWeightSource
{
    private readonly SharedWeights _weights;

    /// <summary>Makes a source.</summary>
    /// <param name="weights">What to copy; it is not changed.</param>
    public CopiedWeights(SharedWeights weights) => _weights = weights;

    /// <inheritdoc/>
    /// <exception cref="Errors.PipelineException">The checkpoint has no such tensor, or one of another shape.</exception>
    public Parameter Take(string name, long[] shape, Initialization fresh) => Parameters.Own(_weights.Copy(name, shape), trainable: true);
}
