using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>GPUs.</summary>
    public static class cuda
    {
        /// <summary>Whether this libtorch reaches a GPU.</summary>
        public static bool is_available() => device_count() > 0;

        /// <summary>Number of GPUs that this libtorch reaches.</summary>
        public static int device_count() => LibTorch.coin_cuda_devices();

        /// <summary>Waits until a GPU, the first unless stated, has done all that was asked of it.</summary>
        public static void synchronize(Device? device = null) =>
            LibTorch.Check(LibTorch.coin_cuda_synchronize(device?.index ?? 0), nameof(synchronize));

        /// <summary>Starts the default generators of all GPUs at a seed.</summary>
        public static void manual_seed_all(long seed)
        {
            for (var i = 0; i < device_count(); i++)
            {
                var generator = LibTorch.Check(LibTorch.coin_default_generator((int)DeviceType.CUDA, i), nameof(manual_seed_all));
                var result = LibTorch.coin_set_seed(generator, unchecked((ulong)seed));
                LibTorch.coin_release_generator(generator);
                LibTorch.Check(result, nameof(manual_seed_all));
            }
        }
    }

    /// <summary>Whether this libtorch reaches a GPU.</summary>
    public static bool cuda_is_available() => cuda.is_available();

    /// <summary>Threads that one operator of the calling thread uses.</summary>
    public static int get_num_threads() => LibTorch.coin_threads();

    /// <summary>Sets the threads that one operator uses, for the calling thread and for threads that have called none yet.</summary>
    public static void set_num_threads(int num) => LibTorch.coin_set_threads(num);

    /// <summary>Chooses operators that give the same bits each time, and refuses (or warns of) those that cannot; process-wide.</summary>
    /// <returns>Restores the former choice when disposed.</returns>
    public static IDisposable use_deterministic_algorithms(bool mode = true, bool warn_only = false) => new Determinism(mode, warn_only);

    /// <summary>Whether operators must give the same bits each time.</summary>
    public static bool are_deterministic_algorithms_enabled() => LibTorch.coin_deterministic() != 0;

    /// <summary>Whether operators that cannot give the same bits only warn.</summary>
    public static bool is_deterministic_algorithms_warn_only_enabled() => LibTorch.coin_deterministic_warn_only() != 0;

    private sealed class Determinism : IDisposable
    {
        private readonly bool _formerMode = are_deterministic_algorithms_enabled();
        private readonly bool _formerWarnOnly = is_deterministic_algorithms_warn_only_enabled();

        internal Determinism(bool mode, bool warnOnly) => LibTorch.coin_set_deterministic(mode ? 1 : 0, warnOnly ? 1 : 0);

        public void Dispose() => LibTorch.coin_set_deterministic(_formerMode ? 1 : 0, _formerWarnOnly ? 1 : 0);
    }
}
