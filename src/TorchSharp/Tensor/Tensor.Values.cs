using TorchSharp.Native;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>The bytes of the elements, in row order; reading and writing go to the tensor's own memory.</summary>
        /// <exception cref="InvalidOperationException">The tensor is not on the host, or not contiguous.</exception>
        public Span<byte> bytes
        {
            get
            {
                var length = checked((int)(numel() * ElementSize));
                return new Span<byte>(Data("bytes"), length);
            }

            set
            {
                var target = bytes;
                if (value.Length != target.Length)
                {
                    throw new ArgumentException($"bytes: {value.Length} given, {target.Length} expected for {this}", nameof(value));
                }

                value.CopyTo(target);
            }
        }

        /// <summary>Access to the elements of a host tensor from C#, in row order, without copying.</summary>
        /// <typeparam name="T">The element type: float for Float32, long for Int64, and so on.</typeparam>
        /// <exception cref="InvalidOperationException">The tensor is not on the host.</exception>
        /// <exception cref="ArgumentException"><typeparamref name="T"/> is not the element type.</exception>
        public TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            CheckType(typeof(T));
            if (device_type != DeviceType.CPU)
            {
                throw new InvalidOperationException($"data: {this} is not on the host; call cpu() first");
            }

            return new TensorAccessor<T>(this);
        }

        /// <summary>The value of a tensor of one element.</summary>
        /// <typeparam name="T">The element type: float for Float32, long for Int64, and so on.</typeparam>
        /// <exception cref="ArgumentException">There is not exactly one element, or <typeparamref name="T"/> is not the element type.</exception>
        public T item<T>()
            where T : unmanaged
        {
            CheckType(typeof(T));
            var value = Item();
            return value.Tag == NativeTag.Real ? Convert(value.Real) : typeof(T) == typeof(bool) ? (T)(object)(value.Payload != 0) : Convert(value.Payload);

            static T Convert<TValue>(TValue number)
                where TValue : IConvertible =>
                typeof(T) == typeof(Half) ? (T)(object)(Half)number.ToSingle(null)
                : typeof(T) == typeof(BFloat16) ? (T)(object)(BFloat16)number.ToSingle(null)
                : (T)number.ToType(typeof(T), null);
        }

        /// <summary>The value of a tensor of one element, of whatever type.</summary>
        /// <exception cref="ArgumentException">There is not exactly one element.</exception>
        public Scalar ToScalar() => Scalar.From(Item(), dtype);

        // The address of the first element of a contiguous host tensor; null when there is none.
        internal void* Data(string purpose)
        {
            if (device_type != DeviceType.CPU || !is_contiguous())
            {
                throw new InvalidOperationException($"{purpose}: a contiguous tensor on the host expected, {this} found; call cpu().contiguous() first");
            }

            return LibTorch.coin_data(Handle);
        }

        private NativeValue Item()
        {
            if (numel() != 1)
            {
                throw new ArgumentException($"item: one element expected, {numel()} found in {this}");
            }

            NativeValue value;
            LibTorch.Check(LibTorch.coin_item(Handle, &value), "item");
            GC.KeepAlive(this);
            return value;
        }

        private void CheckType(Type type)
        {
            if (!dtype.IsStoredAs(type))
            {
                throw new ArgumentException($"elements of {this} are not of the type '{type.Name}'");
            }
        }
    }
}
