using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A stream of random numbers of its own. Not to be used by two threads at a time, or its order is theirs.</summary>
    public class Generator : IDisposable
    {
        private static readonly Lazy<Generator> Shared = new(() => new(LibTorch.coin_default_generator(0, -1), CPU));
        private IntPtr _handle;

        /// <summary>A generator that starts at a seed.</summary>
        /// <param name="seed">The seed.</param>
        /// <param name="device">Whose tensors it fills; null for the host.</param>
        public Generator(ulong seed = 0, Device? device = null)
            : this(Create(seed, device ?? CPU), device ?? CPU)
        {
        }

        private Generator(IntPtr handle, Device device)
        {
            _handle = handle;
            this.device = device;
        }

        /// <summary>Releases the native generator when nobody did.</summary>
        ~Generator() => Dispose(false);

        /// <summary>The generator that operators on host tensors use when none is passed; shared by all threads.</summary>
        public static Generator Default => Shared.Value;

        /// <summary>Whose tensors it fills.</summary>
        public Device device { get; }

        /// <summary>The native generator.</summary>
        /// <exception cref="ObjectDisposedException">The generator was disposed.</exception>
        public IntPtr Handle => _handle != IntPtr.Zero ? _handle : throw new ObjectDisposedException(nameof(Generator));

        /// <summary>Starts again at a seed.</summary>
        public Generator manual_seed(long seed)
        {
            LibTorch.Check(LibTorch.coin_set_seed(Handle, unchecked((ulong)seed)), nameof(manual_seed));
            GC.KeepAlive(this);
            return this;
        }

        /// <summary>The seed it last started at.</summary>
        public long initial_seed()
        {
            var seed = unchecked((long)LibTorch.coin_seed(Handle));
            GC.KeepAlive(this);
            return seed;
        }

        /// <summary>Where in its stream it is, as bytes for <see cref="set_state"/>.</summary>
        public Tensor get_state()
        {
            var state = LibTorch.Check(LibTorch.coin_generator_state(Handle), nameof(get_state));
            GC.KeepAlive(this);
            return new Tensor(state);
        }

        /// <summary>Goes to the place in the stream that <see cref="get_state"/> described.</summary>
        public void set_state(Tensor value)
        {
            LibTorch.Check(LibTorch.coin_set_generator_state(Handle, value.Handle), nameof(set_state));
            GC.KeepAlive(this);
            GC.KeepAlive(value);
        }

        /// <summary>Releases the native generator.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Releases the native generator.</summary>
        /// <param name="disposing">False when called by the finalizer.</param>
        protected virtual void Dispose(bool disposing)
        {
            var handle = Interlocked.Exchange(ref _handle, IntPtr.Zero);
            if (handle != IntPtr.Zero)
            {
                LibTorch.coin_release_generator(handle);
            }
        }

        private static IntPtr Create(ulong seed, Device device) =>
            LibTorch.Check(LibTorch.coin_generator((int)device.type, device.index, seed), nameof(Generator));
    }

    /// <summary>Starts the default generators of all devices at a seed.</summary>
    public static Generator manual_seed(long seed)
    {
        cuda.manual_seed_all(seed);
        return Generator.Default.manual_seed(seed);
    }
}
