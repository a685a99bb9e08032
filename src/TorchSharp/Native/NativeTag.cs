namespace TorchSharp.Native;

/// <summary>Kind of a <see cref="NativeValue"/>; the numbers are those of coin_torch.cpp.</summary>
internal enum NativeTag
{
    Default = 0,
    None = 1,
    Tensor = 2,
    Tensors = 3,
    OptionalTensors = 4,
    Integer = 5,
    Real = 6,
    Boolean = 7,
    Integers = 8,
    Reals = 9,
    Text = 10,
    Device = 11,
    Generator = 12,
}
