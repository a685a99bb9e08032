using System.Globalization;

namespace TorchSharp;

/// <summary>A bfloat16 number: the upper 16 bits of a single-precision number.</summary>
public readonly struct BFloat16 : IEquatable<BFloat16>
{
    private readonly ushort _bits;

    /// <summary>The nearest bfloat16, ties to even.</summary>
    public BFloat16(float f)
        : this(Round(f))
    {
    }

    private BFloat16(ushort bits) => _bits = bits;

    /// <summary>The number with these 16 bits.</summary>
    public static BFloat16 FromRawValue(ushort rawValue) => new(rawValue);

    /// <summary>The nearest bfloat16, ties to even.</summary>
    public static explicit operator BFloat16(float f) => new(f);

    /// <summary>The same number in single precision.</summary>
    public static explicit operator float(BFloat16 bf) => bf.ToSingle();

    /// <summary>Whether the numbers are equal; NaN equals nothing.</summary>
    public static bool operator ==(BFloat16 a, BFloat16 b) => a.ToSingle() == b.ToSingle();

    /// <summary>Whether the numbers differ.</summary>
    public static bool operator !=(BFloat16 a, BFloat16 b) => !(a == b);

    /// <summary>The same number in single precision.</summary>
    public float ToSingle() => BitConverter.Int32BitsToSingle(_bits << 16);

    /// <summary>Whether the bits are equal.</summary>
    public bool Equals(BFloat16 other) => _bits == other._bits;

    /// <summary>Whether the other is a bfloat16 with the same bits.</summary>
    public override bool Equals(object? obj) => obj is BFloat16 other && Equals(other);

    /// <summary>A hash of the bits.</summary>
    public override int GetHashCode() => _bits;

    /// <summary>As single precision prints it.</summary>
    public override string ToString() => ToSingle().ToString(CultureInfo.InvariantCulture);

    private static ushort Round(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        if (float.IsNaN(value))
        {
            return 0x7FC0;
        }

        var rounding = 0x7FFFu + ((bits >> 16) & 1);
        return unchecked((ushort)((bits + rounding) >> 16));
    }
}
