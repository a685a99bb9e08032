using static TorchSharp.torch;

namespace CoIN.Models.Weights;

/// <summary>Where tensors lie and in which number format.</summary>
/// <param name="Device">The device.</param>
/// <param name="Type">The number format.</param>
public sealed record Placement(Device Device, ScalarType Type)
{
    /// <summary>The CPU in single precision.</summary>
    public static Placement Cpu { get; } = new(CPU, ScalarType.Float32);
}
