using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x * sigmoid(x) of each element.</summary>
public class SiLU : ParameterLessModule<Tensor, Tensor>
{
    internal SiLU(bool inplace)
        : base(nameof(SiLU))
    {
        this.inplace = inplace;
    }

    /// <summary>Whether the input itself is changed.</summary>
    public bool inplace { get; set; }

    /// <summary>x * sigmoid(x) of each element.</summary>
    public override Tensor forward(Tensor tensor) => nn.functional.silu(tensor, inplace);
}
