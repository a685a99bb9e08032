using CoIN.Graph;
using CoIN.Stages.Settings;

namespace CoIN.Stages.Front;

/// <summary>What a request says about the machine: device, cores, memory.</summary>
internal static class Workbenches
{
    // Idle models and features may take an eighth of the memory; the rest is for what runs.
    private const int ShareForIdleModels = 8;

    /// <summary>Returns the workbench of a request.</summary>
    public static Workbench For(PipelineRequest request, Profile profile) => new(
        new ComputeSettings(request.Device.Split(':')[0], profile.NumberFormat, Torch.TorchRuntime.Version),
        Cores(request),
        Memory / ShareForIdleModels);

    /// <summary>Returns what stages may use at a time.</summary>
    public static Resources Resources(PipelineRequest request)
    {
        var onGpu = request.Device.StartsWith("cuda", StringComparison.Ordinal);
        return new Resources(Cores(request), Memory, onGpu ? 1 : 0);
    }

    private static int Cores(PipelineRequest request) => request.Jobs ?? Environment.ProcessorCount;

    private static long Memory => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
}
