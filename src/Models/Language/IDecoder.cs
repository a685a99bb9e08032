using CoIN.Models.Weights;
using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>A token table, decoder layers and a last norm: what language models differ in.</summary>
internal interface IDecoder
{
    /// <summary>The module itself.</summary>
    nn.Module Module { get; }

    /// <summary>Where the weights lie.</summary>
    Placement Placement { get; }

    /// <summary>The token table, [v, d].</summary>
    Tensor Embeddings { get; }

    /// <summary>Returns the matrices of each layer's attention, as views.</summary>
    IReadOnlyList<AttentionWeights> Attentions();

    /// <summary>Returns the embeddings of ids, [n, d] of [n].</summary>
    Tensor Embed(Tensor ids);

    /// <summary>Returns the normalised hidden states of the query tokens of the last layer.</summary>
    /// <param name="x">Embeddings, [n, d].</param>
    /// <param name="frame">The frame of all layers but the last.</param>
    /// <param name="last">The frame of the last layer.</param>
    Tensor Run(Tensor x, AttentionFrame frame, AttentionFrame last);
}
