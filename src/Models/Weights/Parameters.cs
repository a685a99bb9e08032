using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Models.Weights;

/// <summary>Makes parameters that belong to a module rather than to a dispose scope.</summary>
internal static class Parameters
{
    /// <summary>Returns a parameter that takes over a tensor.</summary>
    /// <param name="tensor">The values; the tensor object is not to be used afterwards.</param>
    /// <param name="trainable">Whether gradients are computed for it.</param>
    public static Parameter Own(Tensor tensor, bool trainable)
    {
        var parameter = new Parameter(tensor.DetachFromDisposeScope(), trainable);
        parameter.DetachFromDisposeScope();
        return parameter;
    }
}
