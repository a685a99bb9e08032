using CoIN.Models.Weights;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Adapters;

/// <summary>A frozen linear layer with a mixture of low-rank updates: W x + alpha/r sum_i g_i(x) B_i A_i drop_i(x), g(x) = softmax(G x).</summary>
/// <remarks>
/// Source: CoIN, section 4 (MoELoRA); zackschen/CoIN@4122465, CoIN/peft/tuners/coinmoelora.py (CoINMOELoraLinear): every expert is evaluated for every token, with rank r/e each;
/// A_i starts normal with deviation 0.01, B_i at zero, G uniform in +-1/sqrt(d_in); the router sees x without dropout. It cannot be merged, because the update depends on x.
/// The experts lie side by side in one A [r, d_in] and one B [d_out, r], so that scaling the r inner channels by their expert's weight computes the whole sum in two products.
/// Deviation: none.
/// </remarks>
public sealed class MoeLoraLinear : nn.Module<Tensor, Tensor>, IAdapterLayer
{
    [ComponentName(Name = "base_layer")]
    private readonly Linear _base;

    [ComponentName(Name = "lora_A")]
    private readonly Parameter _down;

    [ComponentName(Name = "lora_B")]
    private readonly Parameter _up;

    [ComponentName(Name = "lora_router")]
    private readonly Parameter _router;

    private readonly int _experts;
    private readonly long _rankPerExpert;
    private readonly float _scaling;
    private readonly ExpertDropout _dropout;

    /// <summary>Puts an adapter around a layer.</summary>
    /// <param name="layer">The base layer, [d_out, d_in], with or without a bias, which stays as it is.</param>
    /// <param name="options">Rank, alpha, dropout and at least one expert.</param>
    /// <param name="weights">Where <c>lora_A.loraA.{i}.weight</c>, <c>lora_B.loraB.{i}.weight</c> and <c>lora_router.weight</c> are.</param>
    /// <param name="dropout">Draws what is dropped; on the layer's device.</param>
    public MoeLoraLinear(Linear layer, AdapterOptions options, WeightScope weights, Generator dropout)
        : base(nameof(MoeLoraLinear))
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(weights);
        _base = layer;
        (_experts, _rankPerExpert, _scaling) = (options.Experts, options.Rank / options.Experts, (float)options.Scaling);
        _dropout = new ExpertDropout(options.Dropout, dropout);
        _down = weights.TakeJoined(Names(DownName), Initialization.Normal(0.01), 0, _rankPerExpert, layer.in_features);
        _up = weights.TakeJoined(Names(UpName), Initialization.Zeros, 1, layer.out_features, _rankPerExpert);
        _router = weights.Take("lora_router.weight", Initialization.LinearDefault(layer.in_features), _experts, layer.in_features);
        RegisterComponents();
    }

    /// <summary>Adds the router-weighted low-rank updates of all experts to the frozen base layer's output.</summary>
    /// <param name="input">[n, d_in].</param>
    /// <returns>[n, d_out], dtype of <paramref name="input"/>.</returns>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var x = input.dtype == _down.dtype ? input : input.to(_down.dtype);
        var weights = nn.functional.linear(x, _router).softmax(-1); // [n, e]
        var inner = training && _dropout.Active ? InnerWithDropout(x) : nn.functional.linear(x, _down).view(-1, _experts, _rankPerExpert); // [n, e, r/e]
        var weighted = (inner * weights.unsqueeze(-1)).reshape(-1, _experts * _rankPerExpert); // [n, r]
        return LowRank.AddTo(_base.forward(input), weighted, _up, _scaling);
    }

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, Tensor>> NamedTensors()
    {
        for (var expert = 0; expert < _experts; expert++)
        {
            yield return KeyValuePair.Create(DownName(expert), _down.narrow(0, expert * _rankPerExpert, _rankPerExpert));
            yield return KeyValuePair.Create(UpName(expert), _up.narrow(1, expert * _rankPerExpert, _rankPerExpert));
        }

        yield return KeyValuePair.Create("lora_router.weight", (Tensor)_router);
    }

    private static string DownName(int expert) => $"lora_A.loraA.{expert}.weight";

    private static string UpName(int expert) => $"lora_B.loraB.{expert}.weight";

    private IEnumerable<string> Names(Func<int, string> name) => Enumerable.Range(0, _experts).Select(name);

    private Tensor InnerWithDropout(Tensor x)
    {
        var perExpert = _down.view(_experts, _rankPerExpert, -1).transpose(1, 2); // [e, d_in, r/e]
        return _dropout.Apply(x, _experts).bmm(perExpert).transpose(0, 1); // [n, e, r/e]
    }
}
