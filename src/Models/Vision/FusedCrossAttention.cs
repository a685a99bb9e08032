using CoIN.Models.Weights;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>Attention of some queries, the same for every image, to the tokens of each image; the names and the fused weight are those of PyTorch's MultiheadAttention.</summary>
internal sealed class FusedCrossAttention : nn.Module
{
    [ComponentName(Name = "in_proj_weight")]
    private readonly Parameter _input;

    [ComponentName(Name = "in_proj_bias")]
    private readonly Parameter _inputBias;

    [ComponentName(Name = "out_proj")]
    private readonly Linear _output;

    private readonly long _width;
    private readonly int _heads;

    public FusedCrossAttention(int width, int heads, WeightScope weights)
        : base(nameof(FusedCrossAttention))
    {
        (_width, _heads) = (width, heads);
        _input = weights.Take("in_proj_weight", Initialization.LinearDefault(width), 3 * width, width);
        _inputBias = weights.Take("in_proj_bias", Initialization.Zeros, 3 * width);
        _output = weights.Linear("out_proj", width, width, bias: true);
        RegisterComponents();
    }

    public IEnumerable<Parameter> Matrices => [_input, _output.weight!];

    /// <param name="queries">[q, d].</param>
    /// <param name="keys">[b*p, d].</param>
    /// <param name="values">[b*p, d].</param>
    /// <param name="batch">b.</param>
    /// <returns>[b*q, d].</returns>
    public Tensor Attend(Tensor queries, Tensor keys, Tensor values, long batch)
    {
        Tensor Third(Tensor x, int index) => nn.functional.linear(x, _input.narrow(0, index * _width, _width), _inputBias.narrow(0, index * _width, _width));

        // The queries are projected once and then repeated for each image.
        var (count, size) = (queries.shape[0], _width / _heads);
        var query = Third(queries, 0).view(1, count, _heads, size).expand(batch, count, _heads, size);
        var key = Heads.Split(Third(keys, 1), batch, _heads);
        var value = Heads.Split(Third(values, 2), batch, _heads);
        return _output.forward(Heads.Join(nn.functional.scaled_dot_product_attention(Heads.Split(query), key, value)));
    }
}
