using CoIN.Torch;

namespace CoIN.TorchSharp.Tests;

/// <summary>A test that needs a GPU, and a libtorch that reaches it.</summary>
internal sealed class CudaFactAttribute : FactAttribute
{
    public CudaFactAttribute()
    {
        if (TorchRuntime.CudaDevices == 0)
        {
            Skip = "this libtorch reaches no GPU; bench/gpu runs the test where one is";
        }
    }
}
