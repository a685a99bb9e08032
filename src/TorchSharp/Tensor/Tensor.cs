using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>An n-dimensional array of numbers in libtorch's memory, on a device.</summary>
    /// <remarks>
    /// Owns a native handle: dispose it, let a <see cref="DisposeScope"/> do so, or leave it to the finalizer (late). Views share memory.
    /// Shapes, types and devices are checked by libtorch, whose message arrives as an
    /// <see cref="System.Runtime.InteropServices.ExternalException"/>. Not to be changed by two threads at a time.
    /// </remarks>
    public partial class Tensor : IDisposable
    {
        private static long _totalCount;
        private static long _peakCount;
        private IntPtr _handle;

        internal Tensor(IntPtr handle)
        {
            _handle = handle;
            var count = Interlocked.Increment(ref _totalCount);
            if (count > Volatile.Read(ref _peakCount))
            {
                RaisePeak(count);
            }

            DisposeScope.Current?.Attach(this);
        }

        /// <summary>Releases the native memory when nobody did.</summary>
        ~Tensor() => Dispose(false);

        /// <summary>Tensors alive in this process.</summary>
        public static long TotalCount => Interlocked.Read(ref _totalCount);

        /// <summary>The most tensors that were alive at once in this process.</summary>
        public static long PeakCount => Interlocked.Read(ref _peakCount);

        /// <summary>The native tensor; valid while this object is alive and not disposed.</summary>
        /// <exception cref="InvalidOperationException">The tensor was disposed, or given to a parameter.</exception>
        public IntPtr Handle => _handle != IntPtr.Zero ? _handle : throw Gone();

        /// <summary>Whether the tensor was disposed, or given to a parameter.</summary>
        public bool IsInvalid => _handle == IntPtr.Zero;

        internal DisposeScope? Scope { get; set; }

        internal int ScopeIndex { get; set; }

        /// <summary>Gives the native tensor away: this object is invalid from then on.</summary>
        public IntPtr DecoupleFromNativeHandle()
        {
            GC.SuppressFinalize(this);
            Scope?.MarkAsDisposed(this);
            var handle = Interlocked.Exchange(ref _handle, IntPtr.Zero);
            if (handle == IntPtr.Zero)
            {
                throw Gone();
            }

            Interlocked.Decrement(ref _totalCount);
            return handle;
        }

        /// <summary>Takes the tensor out of every scope: whoever holds it disposes it.</summary>
        public Tensor DetachFromDisposeScope()
        {
            Scope?.Detach(this);
            return this;
        }

        /// <summary>Moves the tensor into the scope around its own.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            Scope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Moves the tensor into another scope.</summary>
        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (Scope is { } scope)
            {
                scope.MoveToOther(other, this);
            }
            else
            {
                other?.Attach(this);
            }

            return this;
        }

        /// <summary>Moves the tensor into the scope of another.</summary>
        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.Scope);

        /// <summary>Releases the native memory, unless another tensor shares it.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Releases the native memory.</summary>
        /// <param name="disposing">False when called by the finalizer.</param>
        protected virtual void Dispose(bool disposing)
        {
            if (disposing)
            {
                Scope?.MarkAsDisposed(this);
            }

            var handle = Interlocked.Exchange(ref _handle, IntPtr.Zero);
            if (handle != IntPtr.Zero)
            {
                Interlocked.Decrement(ref _totalCount);
                LibTorch.coin_release(handle);
            }
        }

        // Replaces the native tensor under this object, so that modules, optimizers and fields that hold it see the new one.
        internal void TakeOver(Tensor replacement)
        {
            var old = Interlocked.Exchange(ref _handle, replacement.DecoupleFromNativeHandle());
            LibTorch.coin_release(old);
        }

        private static void RaisePeak(long count)
        {
            long seen;
            while (count > (seen = Interlocked.Read(ref _peakCount)) && Interlocked.CompareExchange(ref _peakCount, count, seen) != seen)
            {
            }
        }

        private static InvalidOperationException Gone() => new("the tensor was disposed, or became a parameter, and cannot be used any more");
    }
}
