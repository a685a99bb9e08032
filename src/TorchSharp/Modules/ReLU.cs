using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Each element, or 0 where it is negative.</summary>
public class ReLU : ParameterLessModule<Tensor, Tensor>
{
    internal ReLU(bool inplace)
        : base(nameof(ReLU))
    {
        this.inplace = inplace;
    }

    /// <summary>Whether the input itself is changed.</summary>
    public bool inplace { get; set; }

    /// <summary>Each element, or 0 where it is negative.</summary>
    public override Tensor forward(Tensor tensor) => nn.functional.relu(tensor, inplace);
}
