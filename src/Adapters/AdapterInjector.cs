using CoIN.Models.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Adapters;

/// <summary>Puts adapters around the target layers of a language model while it is built.</summary>
internal sealed class AdapterInjector : ILinearWrapper
{
    private readonly AdapterOptions _options;
    private readonly string _prefix;
    private readonly IWeightSource _weights;
    private readonly Generator _dropout;
    private readonly SortedDictionary<string, IAdapterLayer> _layers = new(StringComparer.Ordinal);

    /// <param name="options">What the adapters are like.</param>
    /// <param name="prefix">What stands before every path in a saved adapter, as the family's scripts write it.</param>
    /// <param name="weights">Where their parameters come from.</param>
    /// <param name="dropout">Draws what is dropped; on the model's device.</param>
    public AdapterInjector(AdapterOptions options, string prefix, IWeightSource weights, Generator dropout)
    {
        options.Validate();
        (_options, _prefix, _weights, _dropout) = (options, prefix, weights, dropout);
    }

    /// <summary>The adapters made so far, by the path of their layer.</summary>
    public IReadOnlyDictionary<string, IAdapterLayer> Layers => _layers;

    /// <inheritdoc/>
    public nn.Module<Tensor, Tensor> Wrap(string path, Linear layer)
    {
        if (!_options.TargetModules.Any(target => path.EndsWith($".{target}", StringComparison.Ordinal)))
        {
            return layer;
        }

        var place = new WeightScope(_weights, $"{_prefix}{path}.");
        if (_options.Experts == 0)
        {
            var lora = new LoraLinear(layer, _options, place, _dropout);
            _layers.Add(path, lora);
            return lora;
        }

        var mixture = new MoeLoraLinear(layer, _options, place, _dropout);
        _layers.Add(path, mixture);
        return mixture;
    }
}
