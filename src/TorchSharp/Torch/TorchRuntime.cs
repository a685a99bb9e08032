using System.Runtime.InteropServices;
using TorchSharp.Native;

namespace CoIN.Torch;

/// <summary>What we need of libtorch and TorchSharp does not offer: version, threads, determinism, memory.</summary>
public static unsafe class TorchRuntime
{
    /// <summary>Version of the libtorch in use, for example <c>1.13.1</c>.</summary>
    public static string Version => Marshal.PtrToStringUTF8(LibTorch.coin_version())!;

    /// <summary>Managed tensors alive in this process.</summary>
    public static long LiveTensors => TorchSharp.torch.Tensor.TotalCount;

    /// <summary>Number of GPUs that this libtorch reaches.</summary>
    public static int CudaDevices => LibTorch.coin_cuda_devices();

    /// <summary>
    /// Sets the threads of one operator, for the calling thread and for threads that have called none yet. 1 until then, so that results
    /// do not depend on the number of cores: sums are grouped by thread.
    /// </summary>
    /// <param name="count">1 or more.</param>
    /// <param name="blas">Threads of OpenBLAS in a matrix product, process-wide; ignored where the BLAS is another one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number below 1.</exception>
    public static void SetThreads(int count, int blas = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(blas, 1);
        LibTorch.coin_set_threads(count);
        _ = LibTorch.coin_set_blas_threads(blas);
    }

    /// <summary>Makes every operator give the same bits each time or refuse; and keeps single precision single on GPUs. Process-wide.</summary>
    public static void MakeDeterministic()
    {
        LibTorch.coin_set_deterministic(1, 0);
        LibTorch.Check(LibTorch.coin_cuda_allow_tf32(0, 0), nameof(MakeDeterministic));
    }

    /// <summary>Gives memory that a GPU's allocator keeps for later back to the driver; does nothing without one.</summary>
    public static void EmptyCudaCache() => LibTorch.Check(LibTorch.coin_cuda_empty_cache(), nameof(EmptyCudaCache));

    /// <summary>Memory of a GPU as libtorch's allocator sees it; null where it cannot be asked (no GPU, or built without CUDA's headers).</summary>
    /// <param name="device">Number of the GPU.</param>
    public static CudaMemory? MemoryOf(int device)
    {
        long allocated = 0, peak = 0, reserved = 0;
        var known = CudaDevices > device && LibTorch.coin_cuda_memory(device, &allocated, &peak, &reserved) == 1;
        return known ? new CudaMemory(allocated, peak, reserved) : null;
    }
}
