using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A row of a table for each number.</summary>
public class Embedding : nn.Module<Tensor, Tensor>
{
    private readonly long _paddingIndex;
    private readonly bool _scaleGradientByFrequency;
    private Parameter _weight;

    internal Embedding(Parameter weight, long? paddingIndex, bool scaleGradientByFrequency)
        : base(nameof(Embedding))
    {
        _weight = weight;
        _paddingIndex = paddingIndex is { } index && index < 0 ? index + weight.size(0) : paddingIndex ?? -1;
        _scaleGradientByFrequency = scaleGradientByFrequency;
        ConditionallyRegisterParameter(nameof(weight), weight);
    }

    /// <summary>The table, [num_embeddings, embedding_dims].</summary>
    public Parameter weight
    {
        get => _weight;
        set
        {
            _weight = value;
            ConditionallyRegisterParameter(nameof(weight), value);
        }
    }

    /// <summary>The rows with these numbers.</summary>
    /// <param name="input">[...], Int64 or Int32.</param>
    /// <returns>[..., embedding_dims].</returns>
    public override Tensor forward(Tensor input) => Aten.embedding.Call(_weight, input, _paddingIndex, _scaleGradientByFrequency);
}
