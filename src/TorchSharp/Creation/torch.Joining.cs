using System.Runtime.InteropServices;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Tensors joined along a dimension.</summary>
    public static Tensor cat(Tensor[] tensors, long dim = 0) => Aten.cat.Call(tensors, dim);

    /// <summary>Tensors joined along a dimension.</summary>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Aten.cat.Call(tensors.ToArray(), dim);

    /// <summary>Tensors of one shape joined along a new dimension.</summary>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Aten.stack.Call(tensors.ToArray(), dim);

    /// <summary>Sums of products, by an equation such as <c>bij,bjk->bik</c>.</summary>
    public static Tensor einsum(string equation, params Tensor[] tensors) => Aten.einsum.Call(equation, tensors);

    /// <summary>x where the condition holds, y elsewhere.</summary>
    public static Tensor where(Tensor condition, Tensor x, Tensor y) => Aten.where_self.Call(condition, x, y);

    /// <summary>All slices along a dimension, without that dimension.</summary>
    public static Tensor[] unbind(Tensor input, long dim = 0) => input.unbind(dim);

    /// <summary>A vector over the array's own memory: neither copies, and writing to one writes to the other.</summary>
    /// <param name="rawArray">Numbers; kept in place until the last tensor on them is gone.</param>
    /// <param name="dtype">How the bytes are read.</param>
    /// <param name="count">Number of elements; -1 for all.</param>
    /// <param name="offset">First byte read.</param>
    /// <param name="requires_grad">Whether operations are recorded for gradients.</param>
    /// <exception cref="ArgumentException">The array is too short.</exception>
    public static unsafe Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        var available = (Buffer.ByteLength(rawArray) - offset) / dtype.ElementSize();
        var length = count < 0 ? available : count;
        if (offset < 0 || length > available)
        {
            throw new ArgumentException($"frombuffer: {length} elements from byte {offset} on, where {available} are left", nameof(count));
        }

        var pin = GCHandle.Alloc(rawArray, GCHandleType.Pinned);
        var handle = LibTorch.coin_from_memory((byte*)pin.AddrOfPinnedObject() + offset, &length, 1, (int)dtype, &Unpin, GCHandle.ToIntPtr(pin));
        if (handle == IntPtr.Zero)
        {
            pin.Free();
            throw LibTorch.Failure(nameof(frombuffer));
        }

        return Finish(new Tensor(handle), requires_grad);
    }

    [UnmanagedCallersOnly]
    private static void Unpin(IntPtr context) => GCHandle.FromIntPtr(context).Free();
}
