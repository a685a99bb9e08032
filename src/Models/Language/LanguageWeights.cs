using CoIN.Models.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>What pre-training must know of a language model's inside.</summary>
/// <param name="Embeddings">The token table, [v, d].</param>
/// <param name="Head">The head's weight, [v, d].</param>
/// <param name="Layers">The attention of each layer; views, made without gradients.</param>
/// <param name="Matrices">The matrices of all layers.</param>
public sealed record LanguageWeights(Tensor Embeddings, Tensor Head, IReadOnlyList<AttentionWeights> Layers, IReadOnlyList<Parameter> Matrices);
