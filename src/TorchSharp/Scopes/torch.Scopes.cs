namespace TorchSharp;

/// <summary>The operators and values of PyTorch's <c>torch</c> module.</summary>
/// <remarks>
/// A subset of TorchSharp 0.107's public API over the system's libtorch: members have its names, parameters and defaults, and PyTorch's
/// meaning. Tensor operators return new tensors unless their name ends in an underscore; those change the tensor and return it.
/// </remarks>
public static partial class torch
{
    /// <summary>The innermost scope of this thread; null when there is none.</summary>
    public static DisposeScope? CurrentDisposeScope => DisposeScope.Current;

    /// <summary>Opens a scope on this thread that will dispose the tensors created until its end.</summary>
    public static DisposeScope NewDisposeScope() => new();

    /// <summary>Runs an expression in a scope of its own, which only the result leaves.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(expr());
    }
}
