using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>Self-attention whose one input projection gives query, key and value head by head, not all queries first.</summary>
internal sealed class QwenVisionAttention : nn.Module<Tensor, long, Tensor>
{
    [ComponentName(Name = "in_proj")]
    private readonly Linear _input;

    [ComponentName(Name = "out_proj")]
    private readonly Linear _output;

    private readonly int _heads;

    public QwenVisionAttention(VisionConfig config, WeightScope weights)
        : base(nameof(QwenVisionAttention))
    {
        _heads = config.NumAttentionHeads;
        _input = weights.Linear("in_proj", config.HiddenSize, 3 * config.HiddenSize, bias: true);
        _output = weights.Linear("out_proj", config.HiddenSize, config.HiddenSize, bias: true);
        RegisterComponents();
    }

    public AttentionWeights Weights()
    {
        var input = _input.weight!.detach().view(_heads, 3, -1, _input.in_features); // [h, 3, d/h, d]
        return new AttentionWeights(input.select(1, 0), input.select(1, 1), input.select(1, 2), _output.weight!.detach());
    }

    /// <param name="x">[b*s, d].</param>
    /// <param name="batch">b.</param>
    /// <returns>[b*s, d].</returns>
    public override Tensor forward(Tensor x, long batch)
    {
        var mixed = _input.forward(x).view(batch, -1, _heads, 3, x.shape[1] / _heads); // [b, s, h, 3, d/h]
        Tensor Part(int index) => Heads.Split(mixed.select(3, index));
        return _output.forward(Heads.Join(nn.functional.scaled_dot_product_attention(Part(0), Part(1), Part(2))));
    }
}
