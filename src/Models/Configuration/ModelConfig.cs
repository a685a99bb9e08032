using System.Text.Json;
using System.Text.Json.Serialization;
using CoIN.Errors;
using CoIN.Models.Families;
using CoIN.Models.Prompts;

namespace CoIN.Models.Configuration;

/// <summary>The family and sizes of a multimodal model, written as Hugging Face's <c>config.json</c>; the defaults are those of LLaVA 1.5 7B on Vicuna.</summary>
public sealed record ModelConfig
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
    };

    /// <summary>The name of the model's family; see <see cref="ModelFamilies"/>.</summary>
    public string ModelType { get; init; } = "llava";

    /// <summary>The vision tower.</summary>
    public VisionConfig VisionConfig { get; init; } = new();

    /// <summary>The language model.</summary>
    public LanguageConfig TextConfig { get; init; } = new();

    /// <summary>Which hidden layer of the tower the projector reads, counted from the last (-1); LLaVA reads the penultimate.</summary>
    public int VisionFeatureLayer { get; init; } = -2;

    /// <summary>The longest sequence in training and evaluation, image included.</summary>
    public int ModelMaxLength { get; init; } = 2048;

    /// <summary>The system text of the prompt; see <see cref="VicunaPrompt.System"/>.</summary>
    public string SystemPrompt { get; init; } = new VicunaPrompt().System;

    /// <summary>LLaVA 1.5 with Vicuna 7B and CLIP ViT-L/14 at 336 pixels.</summary>
    public static ModelConfig Vicuna7B { get; } = new();

    /// <summary>LLaVA 1.5 with Vicuna 13B and CLIP ViT-L/14 at 336 pixels.</summary>
    public static ModelConfig Vicuna13B { get; } = new()
    {
        TextConfig = new LanguageConfig { HiddenSize = 5120, IntermediateSize = 13824, NumHiddenLayers = 40, NumAttentionHeads = 40, NumKeyValueHeads = 40 },
    };

    /// <summary>Qwen-VL: its tower at 448 pixels, 256 queries, Qwen 7B.</summary>
    public static ModelConfig QwenVl { get; } = new()
    {
        ModelType = "qwen-vl",
        VisionConfig = new VisionConfig
        {
            HiddenSize = 1664, IntermediateSize = 8192, NumHiddenLayers = 48, NumAttentionHeads = 16, ImageSize = 448, PatchSize = 14, LayerNormEps = 1e-6, PositionGrid = 16,
        },
        TextConfig = new LanguageConfig { VocabSize = 151936, RmsNormEps = 1e-6, MaxPositionEmbeddings = 8192 },
        VisionFeatureLayer = -1,
        Queries = 256,
        SystemPrompt = "You are a helpful assistant.",
    };

    /// <summary>MiniGPT-v2: EVA-CLIP's tower at 448 pixels, four patches a token, Llama 2 7B chat.</summary>
    public static ModelConfig MiniGptV2 { get; } = new()
    {
        ModelType = "minigpt-v2",
        VisionConfig = new VisionConfig
        {
            HiddenSize = 1408, IntermediateSize = 6144, NumHiddenLayers = 39, NumAttentionHeads = 16, ImageSize = 448, PatchSize = 14, LayerNormEps = 1e-6,
        },
        VisionFeatureLayer = -1,
        MergedPatches = 4,
        SystemPrompt = "",
    };

    /// <summary>LLaVA: the side of the squares of neighbouring patches that enter the projector side by side, as one token. MiniGPT-v2: how many patches of a row do.</summary>
    /// <remarks>1 is LLaVA as published, 4 is MiniGPT-v2 as published. More shortens the sequence; the small LLaVA uses 2. Not read by qwen-vl.</remarks>
    public int MergedPatches { get; init; } = 1;

    /// <summary>qwen-vl: how many queries the resampler has, a square number. Not read by the others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Queries { get; init; }

    /// <summary>The model's family.</summary>
    /// <exception cref="PipelineException">There is none of the name.</exception>
    [JsonIgnore]
    public IModelFamily Family => ModelFamilies.Of(ModelType);

    /// <summary>How conversations are written.</summary>
    [JsonIgnore]
    public IPrompt Prompt => Family.Prompt(SystemPrompt);

    /// <summary>How many positions an image takes in the language model.</summary>
    [JsonIgnore]
    public int ImageTokens => Family.ImageTokens(this);

    /// <summary>Reads a <c>config.json</c> that <see cref="Write"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="PipelineException">The file is missing, is not such JSON, or its sizes do not fit together.</exception>
    public static ModelConfig Read(string path)
    {
        try
        {
            var config = JsonSerializer.Deserialize<ModelConfig>(File.ReadAllBytes(path), Json)
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
        var (vision, text, family) = (VisionConfig, TextConfig, Family);
        List<string> problems =
        [
            .. SizeChecks.Divides(vision.PatchSize, "vision_config.patch_size", vision.ImageSize, "vision_config.image_size"),
            .. SizeChecks.Divides(vision.NumAttentionHeads, "vision_config.num_attention_heads", vision.HiddenSize, "vision_config.hidden_size"),
            .. SizeChecks.Divides(text.NumAttentionHeads, "text_config.num_attention_heads", text.HiddenSize, "text_config.hidden_size"),
            .. SizeChecks.Divides(text.NumKeyValueHeads, "text_config.num_key_value_heads", text.NumAttentionHeads, "text_config.num_attention_heads"),
            .. SizeChecks.Expect(
                text.NumAttentionHeads <= 0 || text.HiddenSize / text.NumAttentionHeads % 2 == 0,
                $"a head of the language model is {text.HiddenSize / Math.Max(1, text.NumAttentionHeads)} wide; expected an even width, which rotary embeddings need"),
            .. SizeChecks.Expect(
                text.VocabSize > 0 && text.NumHiddenLayers > 0 && text.IntermediateSize > 0 && vision.IntermediateSize > 0 && vision.NumHiddenLayers > 0,
                "a size is 0 or less; expected every size to be positive"),
            .. family.Problems(this),
        ];
        if (MergedPatches > 0 && ModelMaxLength <= ImageTokens)
        {
            problems.Add($"model_max_length is {ModelMaxLength} and an image takes {ImageTokens} positions; expected more than an image");
        }

        if (problems.Count > 0)
        {
            throw new PipelineException(string.Join("; ", problems));
        }
    }
}
