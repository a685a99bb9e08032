using System.Globalization;
using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>Qwen's token table, decoder layers and last norm.</summary>
internal sealed class QwenDecoder : nn.Module, IDecoder
{
    [ComponentName(Name = "wte")]
    private readonly NamedWeight _tokens;

    [ComponentName(Name = "h")]
    private readonly ModuleList<QwenLayer> _layers;

    [ComponentName(Name = "ln_f")]
    private readonly RmsNorm _norm;

    public QwenDecoder(LanguageConfig config, WeightScope weights)
        : base(nameof(QwenDecoder))
    {
        var places = weights.Child("h");
        _tokens = new NamedWeight(weights.Child("wte"), Initialization.Normal(0.02), config.VocabSize, config.HiddenSize);
        _layers = new ModuleList<QwenLayer>([
            .. Enumerable.Range(0, config.NumHiddenLayers).Select(index => new QwenLayer(config, index, places.Child(index.ToString(CultureInfo.InvariantCulture))))]);
        _norm = new RmsNorm(config.HiddenSize, config.RmsNormEps, weights.Child("ln_f"));
        RegisterComponents();
    }

    public nn.Module Module => this;

    public Placement Placement => new(_tokens.Weight.device, _tokens.Weight.dtype);

    public Tensor Embeddings => _tokens.Weight;

    public IReadOnlyList<AttentionWeights> Attentions() => [.. Enumerable.Range(0, _layers.Count).Select(index => _layers[index].Attention.Weights())];

    public Tensor Embed(Tensor ids) => _tokens.Weight.index_select(0, ids);

    public Tensor Run(Tensor x, AttentionFrame frame, AttentionFrame last)
    {
        for (var index = 0; index < _layers.Count - 1; index++)
        {
            x = _layers[index].forward(x, frame);
        }

        return _norm.forward(_layers[_layers.Count - 1].forward(x, last));
    }
}
