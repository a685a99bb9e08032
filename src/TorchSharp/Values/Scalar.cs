using TorchSharp.Native;

namespace TorchSharp;

/// <summary>A number of an element type, as the operators that take numbers want it. Immutable.</summary>
public sealed class Scalar : IDisposable
{
    internal readonly NativeTag Tag;
    internal readonly long Payload;

    private Scalar(NativeTag tag, long payload, torch.ScalarType type)
    {
        Tag = tag;
        Payload = payload;
        Type = type;
    }

    /// <summary>The element type it was made from.</summary>
    public torch.ScalarType Type { get; }

    internal double Real => Tag == NativeTag.Real ? BitConverter.Int64BitsToDouble(Payload) : Payload;

    /// <summary>A truth value.</summary>
    public static implicit operator Scalar(bool value) => new(NativeTag.Boolean, value ? 1 : 0, torch.ScalarType.Bool);

    /// <summary>An 8-bit integer.</summary>
    public static implicit operator Scalar(byte value) => new(NativeTag.Integer, value, torch.ScalarType.Byte);

    /// <summary>A 16-bit integer.</summary>
    public static implicit operator Scalar(short value) => new(NativeTag.Integer, value, torch.ScalarType.Int16);

    /// <summary>A 32-bit integer.</summary>
    public static implicit operator Scalar(int value) => new(NativeTag.Integer, value, torch.ScalarType.Int32);

    /// <summary>A 64-bit integer.</summary>
    public static implicit operator Scalar(long value) => new(NativeTag.Integer, value, torch.ScalarType.Int64);

    /// <summary>A single-precision number.</summary>
    public static implicit operator Scalar(float value) => OfReal(value, torch.ScalarType.Float32);

    /// <summary>A double-precision number.</summary>
    public static implicit operator Scalar(double value) => OfReal(value, torch.ScalarType.Float64);

    /// <summary>A half-precision number.</summary>
    public static implicit operator Scalar(Half value) => OfReal((double)value, torch.ScalarType.Float16);

    /// <summary>A bfloat16 number.</summary>
    public static implicit operator Scalar(BFloat16 value) => OfReal(value.ToSingle(), torch.ScalarType.BFloat16);

    /// <summary>Nothing to release; kept for the same API as TorchSharp.</summary>
    public void Dispose()
    {
    }

    internal static Scalar From(in NativeValue value, torch.ScalarType type) => new(value.Tag, value.Payload, type);

    private static Scalar OfReal(double value, torch.ScalarType type) => new(NativeTag.Real, BitConverter.DoubleToInt64Bits(value), type);
}
