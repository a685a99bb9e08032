using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>The token table, the decoder layers and the last norm.</summary>
internal sealed class LlamaDecoder : nn.Module, IDecoder
{
    [ComponentName(Name = "embed_tokens")]
    private readonly NamedWeight _tokens;

    [ComponentName(Name = "layers")]
    private readonly ModuleList<LlamaLayer> _layers;

    [ComponentName(Name = "norm")]
    private readonly RmsNorm _norm;

    public LlamaDecoder(LanguageConfig config, WeightScope weights)
        : base(nameof(LlamaDecoder))
    {
        _tokens = new NamedWeight(weights.Child("embed_tokens"), Initialization.Normal(0.02), config.VocabSize, config.HiddenSize);
        _layers = new ModuleList<LlamaLayer>(LayerStack<LlamaLayer>.Layers(
            config.NumHiddenLayers, weights, (index, place) => new LlamaLayer(config, index, place)));
        _norm = new RmsNorm(config.HiddenSize, config.RmsNormEps, weights.Child("norm"));
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
