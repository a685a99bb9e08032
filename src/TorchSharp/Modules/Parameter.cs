using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that belongs to a module and that an optimizer may change.</summary>
public class Parameter : Tensor
{
    /// <summary>Takes over a tensor: <paramref name="data"/> itself is invalid afterwards, the parameter stands in its dispose scope.</summary>
    /// <param name="data">The values.</param>
    /// <param name="requires_grad">Whether it is trained.</param>
    public Parameter(Tensor data, bool requires_grad = true)
        : base(Take(data, requires_grad, out var scope))
    {
        MoveToOtherDisposeScope(scope);
    }

    private static IntPtr Take(Tensor data, bool requiresGrad, out DisposeScope? scope)
    {
        scope = data.Scope;
        if (!data.is_leaf)
        {
            var leaf = data.detach().MoveToOtherDisposeScope(scope);
            data.Dispose();
            data = leaf;
        }

        return data.requires_grad_(requiresGrad).DecoupleFromNativeHandle();
    }
}
