namespace TorchSharp.Native;

/// <summary>
/// One argument of an operator call. The implicit conversions let an operator be one line of C#; a null becomes the operator's "none".
/// </summary>
/// <remarks>The reference keeps the tensor alive until the native call returns: its finalizer would otherwise release the memory in use.</remarks>
internal readonly struct Argument
{
    internal readonly object? Reference;
    internal readonly long Payload;
    internal readonly NativeTag Tag;

    private Argument(NativeTag tag, long payload, object? reference = null)
    {
        Tag = tag;
        Payload = payload;
        Reference = reference;
    }

    /// <summary>The value that the operator's schema declares.</summary>
    internal static Argument Default => default;

    internal static Argument None => new(NativeTag.None, 0);

    public static implicit operator Argument(torch.Tensor? tensor) =>
        tensor is null ? None : new(NativeTag.Tensor, tensor.Handle, tensor);

    public static implicit operator Argument(torch.Tensor[] tensors) => new(NativeTag.Tensors, 0, tensors);

    public static implicit operator Argument(long value) => new(NativeTag.Integer, value);

    public static implicit operator Argument(long? value) => value is { } number ? number : None;

    public static implicit operator Argument(double value) => new(NativeTag.Real, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Argument(double? value) => value is { } number ? number : None;

    public static implicit operator Argument(bool value) => new(NativeTag.Boolean, value ? 1 : 0);

    public static implicit operator Argument(Scalar? value) =>
        value is null ? None : new(value.Tag, value.Payload);

    public static implicit operator Argument(torch.ScalarType type) => (long)type;

    public static implicit operator Argument(torch.ScalarType? type) => type is { } known ? known : None;

    public static implicit operator Argument(long[]? values) => values is null ? None : new(NativeTag.Integers, 0, values);

    public static implicit operator Argument(double[]? values) => values is null ? None : new(NativeTag.Reals, 0, values);

    public static implicit operator Argument(string? text) => text is null ? None : new(NativeTag.Text, 0, text);

    public static implicit operator Argument(torch.Device? device) => device is null ? None : new(NativeTag.Device, (long)device.type, device);

    public static implicit operator Argument(torch.Generator? generator) =>
        generator is null ? None : new(NativeTag.Generator, generator.Handle, generator);

    /// <summary>A list in which null stands for "no tensor", as advanced indexing wants it.</summary>
    internal static Argument Optional(torch.Tensor?[] tensors) => new(NativeTag.OptionalTensors, 0, tensors);
}
