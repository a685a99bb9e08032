using System.Globalization;
using CoIN.Errors;
using CoIN.Graph;
using CoIN.Stages.Settings;

namespace CoIN.Stages.Front;

/// <summary>What a request says about the machine: device, cores, memory.</summary>
internal static class Workbenches
{
    // Idle models and features may take an eighth of the memory; the rest is for what runs.
    private const int ShareForIdleModels = 8;

    /// <summary>Returns the workbench of a request.</summary>
    /// <exception cref="PipelineException">libtorch does not reach the device.</exception>
    public static Workbench For(PipelineRequest request, Profile profile)
    {
        var torch = Torch.TorchRuntime.Version;
        var device = request.Device.Split(':')[0];
        var missing = GpuNumbers(request).Where(gpu => gpu >= Torch.TorchRuntime.CudaDevices).Take(1).ToList();
        if (missing.Count > 0)
        {
            throw new PipelineException(
                $"device '{request.Device}': libtorch {torch} reaches {Torch.TorchRuntime.CudaDevices} GPUs here, number {missing[0]} is not among them; choose --device=cpu, or build with a PyTorch that has CUDA");
        }

        return new Workbench(new ComputeSettings(device, profile.NumberFormat, torch), Cores(request), Memory / ShareForIdleModels);
    }

    /// <summary>Returns what stages may use at a time.</summary>
    public static Resources Resources(PipelineRequest request)
    {
        var gpus = GpuNumbers(request);
        return new Resources(Cores(request), Memory, gpus.Count) { GpuNumbers = gpus };
    }

    private static IReadOnlyList<int> GpuNumbers(PipelineRequest request)
    {
        var device = request.Device.Split(':');
        return device[0] != "cuda" ? []
            : request.Gpus.Count > 0 ? request.Gpus
            : [device.Length == 2 ? int.Parse(device[1], CultureInfo.InvariantCulture) : 0];
    }

    private static int Cores(PipelineRequest request) => request.Jobs ?? Environment.ProcessorCount;

    private static long Memory => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
}
