using CoIN.Models.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Adapters;

/// <summary>Puts adapters around the target layers of a language model while it is built.</summary>
internal sealed class AdapterInjector : ILinearWrapper
{
    /// <summary>What stands before every path in a saved adapter, as peft writes it.</summary>
    public const string Prefix = "base_model.model.";

    private readonly AdapterOptions _options;
    private readonly IWeightSource _weights;
    private readonly Generator _dropout;
    private readonly SortedDictionary<string, IAdapterLayer> _layers = new(StringComparer.Ordinal);

    /// <param name="options">What the adapters are like.</param>
    /// <param name="weights">Where their parameters come from.</param>
    /// <param name="dropout">Draws what is dropped; on the model's device.</param>
    public AdapterInjector(AdapterOptions options, IWeightSource weights, Generator dropout)
    {
        options.Validate();
        (_options, _weights, _dropout) = (options, weights, dropout);
    }

    /// <summary>The adapters made so far, by the path of their layer.</summary>
    public IReadOnlyDictionary<string, IAdapterLayer> Layers => _layers;

    /// <inheritdoc/>
    public nn.Module<Tensor, Tensor> Wrap(string path, Linear layer)
    {
        if (!_options.TargetModules.Contains(path[(path.LastIndexOf('.') + 1)..]))
        {
            return layer;
        }

        var place = new WeightScope(_weights, $"{Prefix}{path}.");
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
