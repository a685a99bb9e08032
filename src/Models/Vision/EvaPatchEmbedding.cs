using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>Gives every patch of an image its embedding; EVA's kernels have a bias.</summary>
internal sealed class EvaPatchEmbedding : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "proj")]
    private readonly Kernel _kernel;

    private readonly VisionConfig _config;

    public EvaPatchEmbedding(VisionConfig config, WeightScope weights)
        : base(nameof(EvaPatchEmbedding))
    {
        _config = config;
        _kernel = new Kernel(config, weights.Child("proj"));
        RegisterComponents();
    }

    public Parameter Kernels => _kernel.Weight;

    /// <param name="pixels">[b, 3, side, side].</param>
    /// <returns>[b, patches, d].</returns>
    public override Tensor forward(Tensor pixels) => PatchProjection.Apply(pixels, _kernel.Weight, _kernel.Bias, _config);

    private sealed class Kernel : nn.Module
    {
        [ComponentName(Name = "weight")]
        private readonly Parameter _weight;

        [ComponentName(Name = "bias")]
        private readonly Parameter _bias;

        public Kernel(VisionConfig config, WeightScope weights)
            : base(nameof(Kernel))
        {
            long width = config.HiddenSize, side = config.PatchSize;
            _weight = weights.Take("weight", Initialization.LinearDefault(3 * side * side), width, 3, side, side);
            _bias = weights.Take("bias", Initialization.Zeros, width);
            RegisterComponents();
        }

        public Parameter Weight => _weight;

        public Parameter Bias => _bias;
    }
}
