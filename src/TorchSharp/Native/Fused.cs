using static TorchSharp.torch;

namespace TorchSharp.Native;

/// <summary>Our own operators (native/fused_operators.cpp), and which tensors they take.</summary>
internal static class Fused
{
    internal static readonly Operator attention = new("coin::attention");
    internal static readonly Operator rms_norm = new("coin::rms_norm");
    internal static readonly Operator swiglu = new("coin::swiglu");

    internal static bool Takes(Tensor x) => x.dtype == ScalarType.Float32 && x.device_type == DeviceType.CPU;

    internal static bool TakesAttention(Tensor query, Tensor key, Tensor value, Tensor? mask) =>
        Takes(query) && Takes(key) && Takes(value)
        && (mask is null || (Takes(mask) && !mask.requires_grad))
        && query.dim() == key.dim() && key.shape.AsSpan().SequenceEqual(value.shape) && query.shape.AsSpan()[..^2].SequenceEqual(key.shape.AsSpan()[..^2]);
}
