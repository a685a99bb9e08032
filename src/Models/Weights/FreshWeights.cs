using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Models.Weights;

/// <summary>New, trainable parameters.</summary>
/// <remarks>They are drawn on the CPU whatever the device, so that a seed gives the same start everywhere.</remarks>
public sealed class FreshWeights : IWeightSource
{
    private readonly Generator _generator;
    private readonly Placement _placement;

    /// <summary>Makes a source.</summary>
    /// <param name="generator">A generator of the CPU; it is advanced.</param>
    /// <param name="placement">Where the parameters are to lie.</param>
    public FreshWeights(Generator generator, Placement placement) => (_generator, _placement) = (generator, placement);

    /// <inheritdoc/>
    public Parameter Take(string name, long[] shape, Initialization fresh)
    {
        using var scope = NewDisposeScope();
        var placed = fresh.Draw(shape, _generator).to(_placement.Type, _placement.Device);
        return Parameters.Own(placed, trainable: true);
    }
}
