namespace CoIN.Torch;

/// <summary>What we need of libtorch and TorchSharp does not offer: version, threads, determinism, memory.</summary>
/// <remarks>
/// Complete over the system's libtorch (<c>TorchProvider=system</c>). Over the TorchSharp packages, a member that they cannot serve says so
/// in its exception, or returns null where that is documented.
/// </remarks>
public static partial class TorchRuntime
{
    /// <summary>Version of the libtorch in use, for example <c>1.13.0</c>; does not load it.</summary>
    public static string Version => ReadVersion();

    /// <summary>Managed tensors alive in this process.</summary>
    public static long LiveTensors => TorchSharp.torch.Tensor.TotalCount;

    /// <summary>The most managed tensors that were alive at once in this process.</summary>
    public static long PeakLiveTensors => TorchSharp.torch.Tensor.PeakCount;

    /// <summary>Number of GPUs that this libtorch reaches.</summary>
    public static int CudaDevices => TorchSharp.torch.cuda.device_count();

    /// <summary>
    /// Sets the threads of one operator, for the calling thread and for threads that have called none yet. Over the system's libtorch it
    /// is 1 until then, so that results do not depend on the number of cores: sums are grouped by thread.
    /// </summary>
    /// <param name="count">1 or more.</param>
    /// <param name="blas">Threads of OpenBLAS in a matrix product, process-wide; ignored where the BLAS is another one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number below 1.</exception>
    public static void SetThreads(int count, int blas = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(blas, 1);
        TorchSharp.torch.set_num_threads(count);
        SetBlasThreads(blas);
    }

    /// <summary>Makes every operator give the same bits each time or refuse, and keeps single precision single on GPUs. Process-wide.</summary>
    public static void MakeDeterministic()
    {
        _ = TorchSharp.torch.use_deterministic_algorithms();
        ForbidTensorFloat32();
    }

    /// <summary>Gives memory that the GPUs' allocator keeps for later back to the driver; does nothing without a GPU.</summary>
    /// <exception cref="NotSupportedException">This libtorch cannot be asked to.</exception>
    public static void EmptyCudaCache()
    {
        if (CudaDevices > 0)
        {
            EmptyCache();
        }
    }

    /// <summary>Memory of a GPU as libtorch's allocator sees it; null where it cannot be asked.</summary>
    /// <param name="device">Number of the GPU.</param>
    public static CudaMemory? MemoryOf(int device) => device < CudaDevices ? ReadMemory(device) : null;

    /// <summary>Lets the peak of <see cref="MemoryOf"/> start again at what is allocated now; does nothing where it cannot be asked.</summary>
    /// <param name="device">Number of the GPU.</param>
    public static void ResetPeakMemory(int device)
    {
        if (device < CudaDevices)
        {
            ResetPeak(device);
        }
    }
}
