using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A new tensor of zeros with the input's shape, and its type and device unless stated.</summary>
    public static Tensor zeros_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Refuse(names, Finish(Aten.zeros_like.Call(input, dtype, Argument.None, device), requires_grad));

    /// <summary>A new tensor of ones with the input's shape, and its type and device unless stated.</summary>
    public static Tensor ones_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Refuse(names, Finish(Aten.ones_like.Call(input, dtype, Argument.None, device), requires_grad));

    /// <summary>A new tensor of whatever the memory holds with the input's shape, and its type and device unless stated.</summary>
    public static Tensor empty_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Refuse(names, Finish(Aten.empty_like.Call(input, dtype, Argument.None, device), requires_grad));

    /// <summary>A new tensor in which every element is the value, with the input's shape.</summary>
    public static Tensor full_like(
        Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Refuse(names, Finish(Aten.full_like.Call(input, value, dtype, Argument.None, device), requires_grad));

    /// <summary>A new tensor of numbers uniform in [0, 1) with the input's shape.</summary>
    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finish(Aten.rand_like.Call(input, dtype, Argument.None, device), requires_grad);

    /// <summary>A new tensor of numbers from the standard normal distribution with the input's shape.</summary>
    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finish(Aten.randn_like.Call(input, dtype, Argument.None, device), requires_grad);
}
