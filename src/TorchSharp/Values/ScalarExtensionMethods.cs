namespace TorchSharp;

/// <summary>Numbers from scalars and back.</summary>
public static class ScalarExtensionMethods
{
    /// <summary>As a scalar.</summary>
    public static Scalar ToScalar(this float value) => value;

    /// <summary>As a scalar.</summary>
    public static Scalar ToScalar(this double value) => value;

    /// <summary>As a scalar.</summary>
    public static Scalar ToScalar(this int value) => value;

    /// <summary>As a scalar.</summary>
    public static Scalar ToScalar(this long value) => value;

    /// <summary>As a scalar.</summary>
    public static Scalar ToScalar(this bool value) => value;

    /// <summary>As single precision, rounded.</summary>
    public static float ToSingle(this Scalar value) => (float)value.Real;

    /// <summary>As double precision.</summary>
    public static double ToDouble(this Scalar value) => value.Real;

    /// <summary>As a 32-bit integer, fraction dropped.</summary>
    /// <exception cref="OverflowException">The number does not fit.</exception>
    public static int ToInt32(this Scalar value) => checked((int)value.ToInt64());

    /// <summary>As a 64-bit integer, fraction dropped.</summary>
    /// <exception cref="OverflowException">The number does not fit.</exception>
    public static long ToInt64(this Scalar value) =>
        value.Tag == Native.NativeTag.Real ? checked((long)value.Real) : value.Payload;

    /// <summary>Whether it differs from zero.</summary>
    public static bool ToBoolean(this Scalar value) => value.Real != 0;
}
