using CoIN.Models.Language;
using static TorchSharp.torch;

namespace CoIN.Training.Pretraining;

/// <summary>Starts a small language model where it soon learns to look things up.</summary>
/// <remarks>
/// Three starts that resemble what trained transformers come to: queries equal keys, so that a token attends to its like; values and outputs undo each other, so that what is
/// attended to is copied; a token's output weights are its embedding. Source: A. Trockman and J. Z. Kolter 2023, "Mimetic initialization of self-attention layers".
/// </remarks>
internal static class LanguageInitialization
{
    private const double EmbeddingDeviation = 0.2, Likeness = 0.7;

    /// <summary>Initialises embeddings, attention and output weights in place.</summary>
    /// <param name="weights">The language model's matrices; all heads have keys of their own.</param>
    /// <param name="generator">Draws what is random; it is advanced.</param>
    public static void Apply(LanguageWeights weights, Generator generator)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        weights.Head.copy_(weights.Embeddings.normal_(0, EmbeddingDeviation, generator));
        foreach (var layer in weights.Layers)
        {
            var width = layer.Output.shape[0];
            layer.Query.copy_(layer.Key.normal_(0, Likeness / Math.Sqrt(width), generator));
            var random = empty([width, width], ScalarType.Float32).normal_(0, 1, generator);
            var (_, basis) = linalg.eigh(random + random.transpose(0, 1)); // orthonormal
            layer.Value.copy_(basis.reshape(layer.Value.shape));
            layer.Output.copy_(basis.transpose(0, 1));
        }
    }
}
