using CoIN.Graph;
using CoIN.Models.Weights;
using static TorchSharp.torch;

namespace CoIN.Stages;

/// <summary>Where and in which number format models run. All of it is in the keys of base, train and predict.</summary>
/// <param name="DeviceType"><c>cpu</c> or <c>cuda</c>.</param>
/// <param name="NumberFormat"><c>float32</c> or <c>bfloat16</c>.</param>
/// <param name="Torch">The version of libtorch.</param>
public sealed record ComputeSettings(string DeviceType, string NumberFormat, string Torch)
{
    /// <summary>What a stage with a model needs: one core, and a GPU where models run on one.</summary>
    internal ResourceNeeds Needs => new(Cores: 1, Gpus: DeviceType == "cuda" ? 1 : 0);

    /// <summary>Returns where tensors are placed.</summary>
    /// <param name="gpu">The number of the GPU; not read on the CPU.</param>
    internal Placement Placement(int gpu) => new(
        DeviceType == "cuda" ? device(TorchSharp.DeviceType.CUDA, gpu) : CPU,
        NumberFormat == "bfloat16" ? ScalarType.BFloat16 : ScalarType.Float32);

    /// <summary>Limits the calling thread to one core: several stages at a time are faster than one stage with several threads.</summary>
    internal static void Prepare() => CoIN.Torch.TorchRuntime.SetThreads(1);
}
