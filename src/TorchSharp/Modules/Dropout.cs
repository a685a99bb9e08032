using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>In training, zeros elements with probability p and scales the others by 1 / (1 - p).</summary>
public class Dropout : ParameterLessModule<Tensor, Tensor>
{
    internal Dropout(double p, bool inplace)
        : base(nameof(Dropout))
    {
        this.p = p;
        this.inplace = inplace;
    }

    /// <summary>Probability that an element becomes zero.</summary>
    public double p { get; set; }

    /// <summary>Whether the input itself is changed.</summary>
    public bool inplace { get; set; }

    /// <summary>In training, zeros elements with probability p and scales the others by 1 / (1 - p).</summary>
    public override Tensor forward(Tensor tensor) => nn.functional.dropout(tensor, p, training, inplace);
}
