using TorchSharp.Native;

namespace CoIN.Torch;

// Over the system's libtorch.
public static unsafe partial class TorchRuntime
{
    private static string ReadVersion() => LibTorch.BuiltAgainst;

    private static void SetBlasThreads(int count) => _ = LibTorch.coin_set_blas_threads(count);

    private static void ForbidTensorFloat32() => LibTorch.Check(LibTorch.coin_cuda_allow_tf32(0, 0), nameof(MakeDeterministic));

    private static void EmptyCache()
    {
        var result = LibTorch.coin_cuda_empty_cache();
        LibTorch.Check(result, nameof(EmptyCudaCache));
        if (result == 0)
        {
            throw new NotSupportedException("libcoin_torch.so was built without CUDA's headers, so the GPUs' allocator cannot be reached; build with CudaInclude set");
        }
    }

    private static CudaMemory? ReadMemory(int device)
    {
        long allocated = 0, peak = 0, reserved = 0;
        var result = LibTorch.coin_cuda_memory(device, &allocated, &peak, &reserved);
        LibTorch.Check(result, nameof(MemoryOf));
        return result == 0 ? null : new CudaMemory(allocated, peak, reserved);
    }

    private static void ResetPeak(int device) =>
        LibTorch.Check(LibTorch.coin_cuda_reset_peak_memory(device), nameof(ResetPeakMemory));
}
