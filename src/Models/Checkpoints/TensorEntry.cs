using static TorchSharp.torch;

namespace CoIN.Models.Checkpoints;

/// <summary>Where a tensor lies in a safetensors file.</summary>
/// <param name="Name">The tensor's name.</param>
/// <param name="Type">The number format.</param>
/// <param name="Shape">The dimensions, none for a single number.</param>
/// <param name="Offset">The first byte, counted from the start of the file.</param>
/// <param name="ByteCount">How many bytes it takes.</param>
public sealed record TensorEntry(string Name, ScalarType Type, IReadOnlyList<long> Shape, long Offset, long ByteCount);
