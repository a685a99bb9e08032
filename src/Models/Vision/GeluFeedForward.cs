using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>A feed-forward block of a vision transformer with the exact GELU.</summary>
internal sealed class GeluFeedForward : nn.Module<Tensor, Tensor>
{
    private readonly Linear _widen;
    private readonly Linear _narrow;

    /// <param name="config">The sizes.</param>
    /// <param name="widen">What the checkpoint calls the first layer.</param>
    /// <param name="narrow">What the checkpoint calls the second layer.</param>
    /// <param name="weights">Where both are.</param>
    public GeluFeedForward(VisionConfig config, string widen, string narrow, WeightScope weights)
        : base(nameof(GeluFeedForward))
    {
        _widen = weights.Linear(widen, config.HiddenSize, config.IntermediateSize, bias: true);
        _narrow = weights.Linear(narrow, config.IntermediateSize, config.HiddenSize, bias: true);
        register_module(widen, _widen);
        register_module(narrow, _narrow);
    }

    public override Tensor forward(Tensor x) => _narrow.forward(nn.functional.gelu(_widen.forward(x)));
}
