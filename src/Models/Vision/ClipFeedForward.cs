using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>CLIP's feed-forward block, with its quick approximation of GELU: x * sigmoid(1.702 x).</summary>
internal sealed class ClipFeedForward : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "fc1")]
    private readonly Linear _widen;

    [ComponentName(Name = "fc2")]
    private readonly Linear _narrow;

    public ClipFeedForward(VisionConfig config, WeightScope weights)
        : base(nameof(ClipFeedForward))
    {
        _widen = weights.Linear("fc1", config.HiddenSize, config.IntermediateSize, bias: true);
        _narrow = weights.Linear("fc2", config.IntermediateSize, config.HiddenSize, bias: true);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var wide = _widen.forward(x);
        return _narrow.forward(wide * (wide * 1.702).sigmoid_());
    }
}
