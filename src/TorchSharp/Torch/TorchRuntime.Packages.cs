using TorchSharp;

namespace CoIN.Torch;

// Over the TorchSharp packages.
public static partial class TorchRuntime
{
    private static string ReadVersion() => torch.__version__;

    // The packages' libtorch brings MKL, which follows the operators' threads.
    private static void SetBlasThreads(int count)
    {
    }

    private static void ForbidTensorFloat32()
    {
        torch.backends.cuda.matmul.allow_tf32 = false;
        torch.backends.cudnn.allow_tf32 = false;
    }

    private static void EmptyCache() =>
        throw new NotSupportedException("the TorchSharp packages cannot empty the GPUs' cache; build with TorchProvider=system and TorchDirectory set");

    private static CudaMemory? ReadMemory(int device) => null;

    private static void ResetPeak(int device)
    {
    }
}
