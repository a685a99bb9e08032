using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>Size of each dimension.</summary>
        public long[] shape
        {
            get
            {
                var sizes = new long[LibTorch.coin_rank(Handle)];
                fixed (long* pointer = sizes)
                {
                    LibTorch.coin_shape(Handle, pointer);
                }

                GC.KeepAlive(this);
                return sizes;
            }
        }

        /// <summary>Number of dimensions.</summary>
        public long ndim => dim();

        /// <summary>Element type.</summary>
        public ScalarType dtype
        {
            get
            {
                var type = (ScalarType)LibTorch.coin_dtype(Handle);
                GC.KeepAlive(this);
                return type;
            }
        }

        /// <summary>Where the elements are.</summary>
        public Device device
        {
            get
            {
                int type, index;
                LibTorch.coin_device(Handle, &type, &index);
                GC.KeepAlive(this);
                return DeviceOf((DeviceType)type, index);
            }
        }

        /// <summary>Kind of the device.</summary>
        public DeviceType device_type => device.type;

        /// <summary>Number of the device among its kind; -1 on the host.</summary>
        public int device_index => device.index;

        /// <summary>Whether the elements are on a GPU.</summary>
        public bool is_cuda => device_type == DeviceType.CUDA;

        /// <summary>Whether there are no elements, only a shape and a type.</summary>
        public bool is_meta => device_type == DeviceType.META;

        /// <summary>Number of elements.</summary>
        public long NumberOfElements => numel();

        /// <summary>Bytes per element.</summary>
        public long ElementSize => dtype.ElementSize();

        /// <summary>A matrix with rows and columns exchanged.</summary>
        public Tensor T => t();

        /// <summary>The last two dimensions exchanged.</summary>
        public Tensor mT => transpose(-2, -1);

        /// <summary>Number of dimensions.</summary>
        public long dim()
        {
            long rank = LibTorch.coin_rank(Handle);
            GC.KeepAlive(this);
            return rank;
        }

        /// <summary>Size of each dimension.</summary>
        public long[] size() => shape;

        /// <summary>Size of one dimension; negative numbers count from the last.</summary>
        /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
        public long size(int dim)
        {
            var sizes = shape;
            return dim >= -sizes.Length && dim < sizes.Length
                ? sizes[dim < 0 ? dim + sizes.Length : dim]
                : throw new ArgumentOutOfRangeException(nameof(dim), dim, $"a dimension of the shape [{string.Join(", ", sizes)}] expected");
        }

        /// <summary>Elements from one index to the next, for each dimension.</summary>
        public long[] stride()
        {
            var strides = new long[LibTorch.coin_rank(Handle)];
            fixed (long* pointer = strides)
            {
                LibTorch.Check(LibTorch.coin_strides(Handle, pointer), nameof(stride));
            }

            GC.KeepAlive(this);
            return strides;
        }

        /// <summary>Elements from one index of a dimension to the next.</summary>
        public long stride(int dim) => stride()[dim < 0 ? dim + stride().Length : dim];

        /// <summary>Elements from the start of the memory to the first one here.</summary>
        public long storage_offset()
        {
            var offset = LibTorch.coin_storage_offset(Handle);
            GC.KeepAlive(this);
            return offset;
        }

        /// <summary>Number of elements.</summary>
        public long numel()
        {
            var count = LibTorch.coin_count(Handle);
            GC.KeepAlive(this);
            return count;
        }

        /// <summary>Bytes per element.</summary>
        public long element_size() => ElementSize;

        /// <summary>Whether the elements are laid out row by row without gaps.</summary>
        public bool is_contiguous()
        {
            var contiguous = LibTorch.coin_is_contiguous(Handle) != 0;
            GC.KeepAlive(this);
            return contiguous;
        }

        /// <summary>Whether the elements are on the host.</summary>
        public bool is_cpu() => device_type == DeviceType.CPU;

        /// <summary>Whether the element type has a fraction.</summary>
        public bool is_floating_point() => torch.is_floating_point(dtype);

        /// <summary>Whether the element type is a whole number or a truth value.</summary>
        public bool is_integral() => torch.is_integral(dtype);

        /// <summary>Whether this is the same object as the other.</summary>
        public override bool Equals(object? obj) => ReferenceEquals(this, obj);

        /// <summary>A hash of the object, not of its elements.</summary>
        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

        /// <summary>Shape, type and device, for example <c>[2x3], type = Float32, device = cpu</c>.</summary>
        public override string ToString() =>
            IsInvalid ? "(disposed)" : $"[{string.Join('x', shape)}], type = {dtype}, device = {device}";
    }
}
