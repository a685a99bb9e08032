using CoIN.Models.Weights;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Adapters;

/// <summary>A frozen linear layer with a low-rank update: W x + alpha/r B A drop(x).</summary>
/// <remarks>
/// Source: Hu et al. 2021, "LoRA", equation 3; huggingface/peft 0.4.0, src/peft/tuners/lora.py (Linear): A starts uniform in +-1/sqrt(d_in), B at zero.
/// Deviation: none; without dropout a small layer is computed as (W + alpha/r B A) x, the same but for rounding.
/// </remarks>
public sealed class LoraLinear : nn.Module<Tensor, Tensor>, IAdapterLayer
{
    // Up to this many entries of a weight, three products with narrow matrices and the passes between them take longer than one with W + alpha/r B A, though that is more arithmetic.
    private const long MostEntriesSummed = 1 << 16;

    [ComponentName(Name = "base_layer")]
    private readonly Linear _base;

    [ComponentName(Name = "lora_A")]
    private readonly Parameter _down;

    [ComponentName(Name = "lora_B")]
    private readonly Parameter _up;

    private readonly float _scaling;
    private readonly ExpertDropout _dropout;
    private readonly bool _sumsWeights;
    private Tensor? _merged;

    /// <summary>Puts an adapter around a layer.</summary>
    /// <param name="layer">The base layer, [d_out, d_in], with or without a bias, which stays as it is.</param>
    /// <param name="options">Rank, alpha and dropout.</param>
    /// <param name="weights">Where <c>lora_A.weight</c> and <c>lora_B.weight</c> are.</param>
    /// <param name="dropout">Draws what is dropped; on the layer's device.</param>
    public LoraLinear(Linear layer, AdapterOptions options, WeightScope weights, Generator dropout)
        : base(nameof(LoraLinear))
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(weights);
        _base = layer;
        _scaling = (float)options.Scaling;
        _dropout = new ExpertDropout(options.Dropout, dropout);
        _down = weights.Take("lora_A.weight", Initialization.LinearDefault(layer.in_features), options.Rank, layer.in_features);
        _up = weights.Take("lora_B.weight", Initialization.Zeros, layer.out_features, options.Rank);
        _sumsWeights = !_dropout.Active && layer.weight!.dtype == _down.dtype
            && layer.in_features * layer.out_features <= MostEntriesSummed;
        RegisterComponents();
    }

    /// <summary>Whether the update is part of the weights, so that a pass costs what the base layer's does.</summary>
    public bool IsMerged => _merged is not null;

    /// <summary>Adds the low-rank update to the frozen base layer's output.</summary>
    /// <param name="input">[n, d_in].</param>
    /// <returns>[n, d_out], dtype of <paramref name="input"/>.</returns>
    public override Tensor forward(Tensor input)
    {
        if (_merged is not null)
        {
            return nn.functional.linear(input, _merged, _base.bias);
        }

        if (_sumsWeights)
        {
            return nn.functional.linear(input, LowRank.Merge(_base.weight!, _up, _down, _scaling), _base.bias);
        }

        ArgumentNullException.ThrowIfNull(input);
        var x = input.dtype == _down.dtype ? input : input.to(_down.dtype);
        if (training && _dropout.Active)
        {
            x = _dropout.Apply(x, experts: 1).squeeze(0);
        }

        var inner = nn.functional.linear(x, _down); // [n, r]
        return LowRank.AddTo(_base.forward(input), inner, _up, _scaling);
    }

    /// <summary>Makes one weight of base and update, W + alpha/r B A, beside the shared base weight.</summary>
    public void Merge()
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        _merged ??= LowRank.Merge(_base.weight!, _up, _down, _scaling).DetachFromDisposeScope();
    }

    /// <summary>Forgets the merged weight.</summary>
    public void Unmerge()
    {
        _merged?.Dispose();
        _merged = null;
    }

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, Tensor>> NamedTensors() =>
        [KeyValuePair.Create("lora_A.weight", (Tensor)_down), KeyValuePair.Create("lora_B.weight", (Tensor)_up)];

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Unmerge();
        }

        base.Dispose(disposing);
    }
}
