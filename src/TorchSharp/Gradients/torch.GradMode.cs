using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Switches recording for gradients off, on this thread, until the returned object is disposed.</summary>
    public static IDisposable no_grad() => new GradMode(false);

    /// <summary>Switches recording for gradients on (or off), on this thread, until the returned object is disposed.</summary>
    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    /// <summary>Switches recording for gradients, on this thread, until the returned object is disposed.</summary>
    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    /// <summary>
    /// As <see cref="no_grad"/>, and tensors made meanwhile can never take part in gradients, which saves their bookkeeping.
    /// Dispose the returned object on the same thread.
    /// </summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    /// <summary>Whether operations on this thread are recorded for gradients.</summary>
    public static bool is_grad_enabled() => LibTorch.coin_grad_enabled() != 0;

    /// <summary>Whether this thread is in inference mode.</summary>
    public static bool is_inference_mode_enabled() => LibTorch.coin_inference_mode_enabled() != 0;

    private sealed class GradMode : IDisposable
    {
        private readonly bool _former = is_grad_enabled();
        private bool _left;

        internal GradMode(bool enabled) => LibTorch.coin_set_grad_enabled(enabled ? 1 : 0);

        public void Dispose()
        {
            if (!_left)
            {
                _left = true;
                LibTorch.coin_set_grad_enabled(_former ? 1 : 0);
            }
        }
    }

    private sealed class InferenceMode : IDisposable
    {
        private readonly int _thread = Environment.CurrentManagedThreadId;
        private IntPtr _guard;

        internal InferenceMode(bool enabled) => _guard = LibTorch.coin_enter_inference_mode(enabled ? 1 : 0);

        public void Dispose()
        {
            if (_guard == IntPtr.Zero)
            {
                return;
            }

            if (_thread != Environment.CurrentManagedThreadId)
            {
                throw new InvalidOperationException("inference mode belongs to the thread that entered it, and another one leaves it");
            }

            LibTorch.coin_leave_inference_mode(_guard);
            _guard = IntPtr.Zero;
        }
    }
}
