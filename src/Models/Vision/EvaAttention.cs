using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>Self-attention whose one input projection gives all queries, then all keys, then all values; queries and values have a bias, keys have none.</summary>
internal sealed class EvaAttention : nn.Module<Tensor, long, Tensor>
{
    [ComponentName(Name = "q_bias")]
    private readonly Parameter _queryBias;

    [ComponentName(Name = "v_bias")]
    private readonly Parameter _valueBias;

    [ComponentName(Name = "qkv")]
    private readonly NamedWeight _input;

    [ComponentName(Name = "proj")]
    private readonly Linear _output;

    private readonly long _width;
    private readonly int _heads;

    public EvaAttention(VisionConfig config, WeightScope weights)
        : base(nameof(EvaAttention))
    {
        (_width, _heads) = (config.HiddenSize, config.NumAttentionHeads);
        _queryBias = weights.Take("q_bias", Initialization.Zeros, _width);
        _valueBias = weights.Take("v_bias", Initialization.Zeros, _width);
        _input = new NamedWeight(weights.Child("qkv"), Initialization.LinearDefault(_width), 3 * _width, _width);
        _output = weights.Linear("proj", _width, _width, bias: true);
        RegisterComponents();
    }

    public AttentionWeights Weights()
    {
        Tensor PerHead(int index) => Third(index).detach().view(_heads, -1, _width);
        return new AttentionWeights(PerHead(0), PerHead(1), PerHead(2), _output.weight!.detach());
    }

    /// <param name="x">[b*s, d].</param>
    /// <param name="batch">b.</param>
    /// <returns>[b*s, d].</returns>
    public override Tensor forward(Tensor x, long batch)
    {
        Tensor Part(int index, Tensor? bias) => Heads.Split(nn.functional.linear(x, Third(index), bias), batch, _heads);
        var attended = nn.functional.scaled_dot_product_attention(Part(0, _queryBias), Part(1, null), Part(2, _valueBias));
        return _output.forward(Heads.Join(attended));
    }

    private Tensor Third(int index) => _input.Weight.narrow(0, index * _width, _width);
}
