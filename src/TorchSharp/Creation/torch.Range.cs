using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The numbers [0, stop) in steps of 1; Int64 for whole numbers.</summary>
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finish(Aten.arange.Call(stop, dtype, Argument.None, device), requires_grad);

    /// <summary>The numbers [start, stop) in steps of 1; Int64 for whole numbers.</summary>
    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finish(Aten.arange_start.Call(start, stop, dtype, Argument.None, device), requires_grad);

    /// <summary>The numbers [start, stop) in steps; Int64 for whole numbers.</summary>
    public static Tensor arange(
        Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finish(Aten.arange_start_step.Call(start, stop, step, dtype, Argument.None, device), requires_grad);

    /// <summary>So many numbers from start to end (inclusive), evenly spaced.</summary>
    public static Tensor linspace(
        double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finish(Aten.linspace.Call(start, end, steps, dtype, Argument.None, device), requires_grad);

    /// <summary>A matrix with ones on the diagonal.</summary>
    public static Tensor eye(
        long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Refuse(names, Finish(Aten.eye_m.Call(rows, columns < 0 ? rows : columns, dtype, Argument.None, device), requires_grad));
}
