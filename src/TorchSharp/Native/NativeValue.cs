using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>One argument or result of a native call: tag, length and eight bytes of payload.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeValue
{
    /// <summary>What <see cref="Payload"/> holds.</summary>
    internal NativeTag Tag;

    /// <summary>Elements of a list, bytes of a text, index of a device.</summary>
    internal int Length;

    /// <summary>An integer, the bits of a double, or an address.</summary>
    internal long Payload;

    internal readonly double Real => BitConverter.Int64BitsToDouble(Payload);
}
