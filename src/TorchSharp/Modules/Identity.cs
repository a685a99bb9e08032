using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The input.</summary>
public class Identity : ParameterLessModule<Tensor, Tensor>
{
    internal Identity()
        : base(nameof(Identity))
    {
    }

    /// <summary>The input.</summary>
    public override Tensor forward(Tensor tensor) => tensor.alias();
}
