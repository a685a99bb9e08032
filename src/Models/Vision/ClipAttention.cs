using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>Self-attention in which every token sees every other of its image.</summary>
internal sealed class ClipAttention : nn.Module<Tensor, long, Tensor>
{
    [ComponentName(Name = "q_proj")]
    private readonly Linear _query;

    [ComponentName(Name = "k_proj")]
    private readonly Linear _key;

    [ComponentName(Name = "v_proj")]
    private readonly Linear _value;

    [ComponentName(Name = "out_proj")]
    private readonly Linear _output;

    private readonly int _heads;

    public ClipAttention(VisionConfig config, WeightScope weights)
        : base(nameof(ClipAttention))
    {
        _heads = config.NumAttentionHeads;
        Linear Square(string name) => weights.Linear(name, config.HiddenSize, config.HiddenSize, bias: true);
        (_query, _key, _value, _output) = (Square("q_proj"), Square("k_proj"), Square("v_proj"), Square("out_proj"));
        RegisterComponents();
    }

    public AttentionWeights Weights()
    {
        Tensor PerHead(Linear layer) => layer.weight!.detach().view(_heads, -1, layer.in_features);
        return new AttentionWeights(PerHead(_query), PerHead(_key), PerHead(_value), _output.weight!.detach());
    }

    /// <param name="x">[b*s, d].</param>
    /// <param name="batch">b.</param>
    /// <returns>[b*s, d].</returns>
    public override Tensor forward(Tensor x, long batch)
    {
        var attended = nn.functional.scaled_dot_product_attention(
            Heads.Split(_query.forward(x), batch, _heads),
            Heads.Split(_key.forward(x), batch, _heads),
            Heads.Split(_value.forward(x), batch, _heads));
        return _output.forward(Heads.Join(attended));
    }
}
