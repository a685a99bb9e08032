using TorchSharp.Modules;
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
    /// <param name="parameters">The language model's parameters by their names in the checkpoint; all heads have keys of their own.</param>
    /// <param name="generator">Draws what is random; it is advanced.</param>
    public static void Apply(IReadOnlyDictionary<string, Parameter> parameters, Generator generator)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        parameters["lm_head.weight"].copy_(parameters["model.embed_tokens.weight"].normal_(0, EmbeddingDeviation, generator));
        for (var layer = 0; parameters.TryGetValue(Name(layer, "q_proj"), out var query); layer++)
        {
            var width = query.shape[0];
            query.copy_(parameters[Name(layer, "k_proj")].normal_(0, Likeness / Math.Sqrt(width), generator));
            var random = empty([width, width], ScalarType.Float32).normal_(0, 1, generator);
            var (_, basis) = linalg.eigh(random + random.transpose(0, 1)); // orthonormal
            parameters[Name(layer, "v_proj")].copy_(basis);
            parameters[Name(layer, "o_proj")].copy_(basis.transpose(0, 1));
        }
    }

    private static string Name(int layer, string matrix) => $"model.layers.{layer}.self_attn.{matrix}.weight";
}
