using CoIN.Models.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Models.Tests;

/// <summary>Weights that are a formula of their name, the same as in scripts/parity.py.</summary>
internal sealed class FormulaWeights(bool trainable = true) : IWeightSource
{
    public List<string> Names { get; } = [];

    public static Tensor Values(string name, params long[] shape)
    {
        var shift = 0.013 * name.Sum(character => character);
        var one = (shape.Length == 1 && name.Contains("norm", StringComparison.Ordinal) && name.EndsWith("weight", StringComparison.Ordinal)) || name.Contains("layrnorm.weight", StringComparison.Ordinal);
        var count = (int)shape.Aggregate(1L, (product, size) => product * size);
        var values = Enumerable.Range(0, count).Select(index => (float)((one ? 1 : 0) + (0.2 * Math.Sin((0.7 * index) + shift)))).ToArray();
        return tensor(values, shape);
    }

    public Parameter Take(string name, long[] shape, Initialization fresh)
    {
        Names.Add(name);
        return new Parameter(Values(name, shape), trainable);
    }
}
