using System.Text.Json;
using System.Text.Json.Serialization;
using CoIN.Errors;

namespace CoIN.Models.Configuration;

/// <summary>The sizes of a LLaVA model, written as Hugging Face's <c>config.json</c>; the defaults are those of LLaVA 1.5 7B on Vicuna.</summary>
public sealed record LlavaConfig
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
    };

    /// <summary>The architecture's name, always <c>llava</c>.</summary>
    public string ModelType { get; init; } = "llava";

    /// <summary>The vision tower.</summary>
    public ClipVisionConfig VisionConfig { get; init; } = new();

    /// <summary>The language model.</summary>
    public LlamaConfig TextConfig { get; init; } = new();

    /// <summary>Which hidden layer of the tower the projector reads, counted from the last (-1); LLaVA reads the penultimate.</summary>
    public int VisionFeatureLayer { get; init; } = -2;

    /// <summary>The longest sequence in training and evaluation, image included.</summary>
    public int ModelMaxLength { get; init; } = 2048;

    /// <summary>The system text of the prompt; see <see cref="Prompts.VicunaPrompt.System"/>.</summary>
    public string SystemPrompt { get; init; } = new Prompts.VicunaPrompt().System;

    /// <summary>LLaVA 1.5 with Vicuna 7B and CLIP ViT-L/14 at 336 pixels.</summary>
    public static LlavaConfig Vicuna7B { get; } = new();

    /// <summary>LLaVA 1.5 with Vicuna 13B and CLIP ViT-L/14 at 336 pixels.</summary>
    public static LlavaConfig Vicuna13B { get; } = new()
    {
        TextConfig = new LlamaConfig { HiddenSize = 5120, IntermediateSize = 13824, NumHiddenLayers = 40, NumAttentionHeads = 40, NumKeyValueHeads = 40 },
    };

    /// <summary>The side of the squares of neighbouring patches that enter the projector side by side, as one token.</summary>
    /// <remarks>1 is LLaVA. More shortens the sequence, as MiniGPT-v2 does with four neighbours in a row; the small models use 2.</remarks>
    public int MergedPatches { get; init; } = 1;

    /// <summary>How many positions an image takes in the language model.</summary>
    [JsonIgnore]
    public int ImageTokens => VisionConfig.Patches / (MergedPatches * MergedPatches);

    /// <summary>Reads a <c>config.json</c> that <see cref="Write"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="PipelineException">The file is missing, is not such JSON, or its sizes do not fit together.</exception>
    public static LlavaConfig Read(string path)
    {
        try
        {
            var config = JsonSerializer.Deserialize<LlavaConfig>(File.ReadAllBytes(path), Json)
                ?? throw new PipelineException("the file holds 'null'; expected a model configuration");
            config.Validate();
            return config;
        }
        catch (PipelineException error)
        {
            throw error.At($"model configuration '{path}'");
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            throw new PipelineException($"model configuration '{path}': the file cannot be read ({error.Message}); expected a config.json", error);
        }
    }

    /// <summary>Writes the configuration; equal configurations give equal bytes.</summary>
    /// <param name="path">The file; it is replaced if it exists.</param>
    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Json) + "\n");

    /// <summary>Checks that the sizes fit together.</summary>
    /// <exception cref="PipelineException">One or more do not; the message lists all of them.</exception>
    public void Validate()
    {
        var problems = new List<string>();
        var (vision, text) = (VisionConfig, TextConfig);
        void Expect(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }

        void Divides(int part, string partName, int whole, string wholeName) =>
            Expect(part > 0 && whole > 0 && whole % part == 0, $"{wholeName} is {whole} and {partName} is {part}; expected the second to divide the first");

        Expect(ModelType == "llava", $"model_type is '{ModelType}'; expected 'llava'");
        Divides(vision.PatchSize, "vision_config.patch_size", vision.ImageSize, "vision_config.image_size");
        Divides(MergedPatches, "merged_patches", vision.ImageSize / Math.Max(1, vision.PatchSize), "the number of patches along a side");
        Divides(vision.NumAttentionHeads, "vision_config.num_attention_heads", vision.HiddenSize, "vision_config.hidden_size");
        Divides(text.NumAttentionHeads, "text_config.num_attention_heads", text.HiddenSize, "text_config.hidden_size");
        Divides(text.NumKeyValueHeads, "text_config.num_key_value_heads", text.NumAttentionHeads, "text_config.num_attention_heads");
        Expect(text.NumAttentionHeads <= 0 || text.HiddenSize / text.NumAttentionHeads % 2 == 0, $"a head of the language model is {text.HiddenSize / Math.Max(1, text.NumAttentionHeads)} wide; expected an even width, which rotary embeddings need");
        Expect(VisionFeatureLayer < 0 && -VisionFeatureLayer <= vision.NumHiddenLayers, $"vision_feature_layer is {VisionFeatureLayer}; expected -1 to -{vision.NumHiddenLayers}");
        Expect(text.VocabSize > 0 && text.NumHiddenLayers > 0 && text.IntermediateSize > 0 && vision.IntermediateSize > 0, "a size is 0 or less; expected every size to be positive");
        Expect(ModelMaxLength > ImageTokens, $"model_max_length is {ModelMaxLength} and an image takes {ImageTokens} positions; expected more than an image");
        if (problems.Count > 0)
        {
            throw new PipelineException(string.Join("; ", problems));
        }
    }
}
