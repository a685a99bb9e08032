using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Exponentials along a dimension, scaled to sum to 1.</summary>
public class Softmax : ParameterLessModule<Tensor, Tensor>
{
    internal Softmax(long dim)
        : base(nameof(Softmax))
    {
        this.dim = dim;
    }

    /// <summary>The dimension.</summary>
    public long dim { get; set; }

    /// <summary>Exponentials along a dimension, scaled to sum to 1.</summary>
    public override Tensor forward(Tensor tensor) => tensor.softmax(dim);
}
