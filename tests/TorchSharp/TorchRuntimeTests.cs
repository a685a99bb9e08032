using CoIN.Torch;
using static TorchSharp.torch;

namespace CoIN.TorchSharp.Tests;

/// <summary>Changes settings of the whole process, so these run alone and put back what they change.</summary>
[Collection(nameof(MemoryTests))]
public class TorchRuntimeTests
{
    [Fact]
    public void Version_OfTheLibtorchInUse_IsANumber() => Assert.Matches(@"^\d+\.\d+\.\d+", TorchRuntime.Version);

    [Fact]
    public void SetThreads_ForThisThread_IsSeenByLibtorch()
    {
        Assert.Equal(1, get_num_threads());

        TorchRuntime.SetThreads(2);

        Assert.Equal(2, get_num_threads());
        TorchRuntime.SetThreads(1);
    }

    [Fact]
    public void SetThreads_ToNone_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TorchRuntime.SetThreads(0));

    [Fact]
    public void MakeDeterministic_ForTheProcess_IsSeenByLibtorch()
    {
        TorchRuntime.MakeDeterministic();

        Assert.True(are_deterministic_algorithms_enabled());
        Assert.False(is_deterministic_algorithms_warn_only_enabled());
        _ = use_deterministic_algorithms(false);
        Assert.False(are_deterministic_algorithms_enabled());
    }

    [Fact]
    public void MemoryOf_AGpuThatIsNotThere_IsUnknown()
    {
        Assert.Null(TorchRuntime.MemoryOf(TorchRuntime.CudaDevices));
        TorchRuntime.ResetPeakMemory(TorchRuntime.CudaDevices);
    }
}
