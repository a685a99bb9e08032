using System.Globalization;
using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>The layers of Qwen-VL's vision transformer.</summary>
internal sealed class QwenVisionLayers : nn.Module<Tensor, long, Tensor>
{
    [ComponentName(Name = "resblocks")]
    private readonly ModuleList<QwenVisionLayer> _layers;

    public QwenVisionLayers(VisionConfig config, WeightScope weights)
        : base(nameof(QwenVisionLayers))
    {
        var places = weights.Child("resblocks");
        _layers = new ModuleList<QwenVisionLayer>([
            .. Enumerable.Range(0, config.NumHiddenLayers).Select(index => new QwenVisionLayer(config, places.Child(index.ToString(CultureInfo.InvariantCulture))))]);
        RegisterComponents();
    }

    public IReadOnlyList<AttentionWeights> Attentions() => [.. Enumerable.Range(0, _layers.Count).Select(index => _layers[index].Attention.Weights())];

    /// <param name="x">[b*s, d].</param>
    /// <param name="batch">b.</param>
    /// <returns>[b*s, d].</returns>
    public override Tensor forward(Tensor x, long batch)
    {
        for (var index = 0; index < _layers.Count; index++)
        {
            x = _layers[index].forward(x, batch);
        }

        return x;
    }
}
