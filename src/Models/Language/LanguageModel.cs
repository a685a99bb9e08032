using System.Text.RegularExpressions;
using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>A language model: a decoder of RMS norms, rotary attention and gated feed-forward blocks, and a head that scores the next token.</summary>
/// <remarks>
/// Sources: huggingface/transformers, models/llama/modeling_llama.py, with the keys of lmsys/vicuna-7b-v1.5; Qwen/Qwen-VL, modeling_qwen.py, with its keys. Deviations: the last layer, the last
/// norm and the head run only for the tokens whose scores are wanted, which changes no score; Qwen's changes beyond its 2,048 training positions (logarithmic scaling of queries,
/// dynamic base of the rotary angles) are not made, because no sequence here is longer. A tree serves one thread at a time.
/// </remarks>
public sealed partial class LanguageModel : nn.Module
{
    private readonly IDecoder _decoder;
    private readonly Linear _head;
    private readonly LanguageConfig _config;
    private readonly RotaryTable _rotary;
    private Tensor? _causal;

    private LanguageModel(LanguageConfig config, string decoderName, Func<WeightScope, IDecoder> decoder, WeightScope weights)
        : base(nameof(LanguageModel))
    {
        _config = config;
        _decoder = decoder(weights.Child(decoderName));
        _head = weights.Linear("lm_head", config.HiddenSize, config.VocabSize, bias: false);
        _rotary = new RotaryTable(config, _decoder.Placement);
        register_module(decoderName, _decoder.Module);
        register_module("lm_head", _head);
    }

    /// <summary>Builds a Llama model around its weights.</summary>
    /// <param name="config">The sizes.</param>
    /// <param name="weights">Where the keys from <c>model.</c> and <c>lm_head.</c> on are.</param>
    public static LanguageModel Llama(LanguageConfig config, WeightScope weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return new LanguageModel(config, "model", place => new LlamaDecoder(config, place), weights);
    }

    /// <summary>Builds a Qwen model, of the first generation, around its weights.</summary>
    /// <param name="config">The sizes; all heads have keys of their own.</param>
    /// <param name="weights">Where the keys from <c>transformer.</c> and <c>lm_head.</c> on are.</param>
    public static LanguageModel Qwen(LanguageConfig config, WeightScope weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return new LanguageModel(config, "transformer", place => new QwenDecoder(config, place), weights);
    }

    /// <summary>What pre-training must know of the inside.</summary>
    public LanguageWeights Weights() => new(
        _decoder.Embeddings,
        _head.weight!,
        _decoder.Attentions(),
        [.. _decoder.Module.named_parameters().Where(item => item.Item2.dim() == 2 && LayerPath().IsMatch(item.Item1)).Select(item => item.Item2)]);

    /// <summary>Where the weights lie.</summary>
    public Placement Placement => _decoder.Placement;

    /// <summary>Returns the embeddings of ids.</summary>
    /// <param name="ids">[n], 64-bit.</param>
    /// <returns>[n, d].</returns>
    public Tensor Embed(Tensor ids) => _decoder.Embed(ids);

    /// <summary>Returns the scores of the token after each that asks.</summary>
    /// <param name="embeddings">The tokens, [n, d].</param>
    /// <param name="layout">Where they stand. Causality alone keeps padding, which is on the right, from real tokens.</param>
    /// <param name="cache">Takes the keys and values of all places; null in training.</param>
    /// <returns>[m, v].</returns>
    internal Tensor NextTokenScores(Tensor embeddings, TokenLayout layout, KeyValueCache? cache = null)
    {
        var angles = _rotary.At(layout.Positions, layout.Length);
        var asking = layout.Positions.index_select(0, layout.Asking);
        AttentionGroup Group(TokenRows keys, TokenRows queries, Tensor positions) => new(keys, queries, Mask(keys, queries, positions, layout.Length));
        var all = new AttentionFrame
        {
            Groups = [.. layout.Groups.Select(group => Group(group.Keys, group.Queries, layout.Positions))],
            Places = layout.Places,
            QueryAngles = angles,
            KeyAngles = angles,
            Cache = cache,
        };
        var last = all with
        {
            Groups = [.. layout.Groups.Select(group => Group(group.Keys, group.Asking, asking))],
            Places = layout.AskingPlaces,
            Querying = layout.Asking,
            QueryAngles = _rotary.At(asking, layout.Length),
        };
        return _head.forward(_decoder.Run(embeddings, all, last));
    }

    /// <summary>Returns the scores of the token after one more token of each row.</summary>
    /// <param name="embeddings">[b, d].</param>
    /// <param name="positions">The position of the token in each row, [b].</param>
    /// <param name="limit">An upper limit of the positions.</param>
    /// <param name="hidden">What is added to the scores of the tokens seen so far and this one, [b, k]; null to see all.</param>
    /// <param name="cache">The keys and values of the tokens before; those of this one are added.</param>
    /// <returns>[b, v].</returns>
    internal Tensor NextTokenScores(Tensor embeddings, Tensor positions, long limit, Tensor? hidden, KeyValueCache cache)
    {
        var rows = new TokenRows(embeddings.shape[0], 1);
        var angles = _rotary.At(positions, limit);
        var frame = new AttentionFrame
        {
            Groups = [new AttentionGroup(rows, rows, hidden?.unsqueeze(1).unsqueeze(1))], QueryAngles = angles, KeyAngles = angles, Cache = cache,
        };
        return _head.forward(_decoder.Run(embeddings, frame, frame));
    }

    /// <summary>Returns an empty cache for this model.</summary>
    internal KeyValueCache NewCache() => new(_config.NumHiddenLayers);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _rotary.Dispose();
            _causal?.Dispose();
        }

        base.Dispose(disposing);
    }

    // A token sees what its row has at its own position and before.
    private Tensor Mask(TokenRows keys, TokenRows queries, Tensor positions, long length)
    {
        var causal = Causal(length).narrow(1, 0, keys.Length);
        return ReferenceEquals(keys, queries)
            ? causal.narrow(0, 0, keys.Length).view(1, 1, keys.Length, keys.Length)
            : causal.index_select(0, queries.Pad(positions)).view(queries.Batch, 1, queries.Length, keys.Length);
    }

    // layers.0.mlp.up_proj.weight, h.0.attn.c_attn.weight
    [GeneratedRegex("^(layers|h)\\.[0-9]+\\.")]
    private static partial Regex LayerPath();

    private Tensor Causal(long length)
    {
        if (_causal is null || _causal.shape[0] < length)
        {
            _causal?.Dispose();
            using var scope = NewDisposeScope();
            _causal = full([length, length], double.NegativeInfinity, Placement.Type, Placement.Device).triu(1).DetachFromDisposeScope();
        }

        return _causal.narrow(0, 0, length).narrow(1, 0, length);
    }
}
