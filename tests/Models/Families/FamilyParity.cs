using System.Text.Json;
using CoIN.Models.Configuration;
using CoIN.Models.Multimodal;
using CoIN.Models.Prompts;
using CoIN.Models.Weights;
using static TorchSharp.torch;

namespace CoIN.Models.Tests.Families;

/// <summary>What scripts/parity_families.py computed for a family, and the same tiny model.</summary>
internal sealed class FamilyParity
{
    private static readonly JsonElement All = JsonDocument.Parse(File.ReadAllBytes("expected/parity_families.json")).RootElement;

    public FamilyParity(string family)
    {
        Expected = All.GetProperty(family);
        Config = new ModelConfig
        {
            ModelType = family,
            VisionConfig = new VisionConfig
            {
                HiddenSize = 16, IntermediateSize = 24, NumHiddenLayers = 2, NumAttentionHeads = 2, ImageSize = 8, PatchSize = 2, LayerNormEps = 1e-6, PositionGrid = 2,
            },
            TextConfig = new LanguageConfig
            {
                VocabSize = 29, HiddenSize = 16, IntermediateSize = 20, NumHiddenLayers = 2, NumAttentionHeads = 4, NumKeyValueHeads = 4, RmsNormEps = family == "qwen-vl" ? 1e-6 : 1e-5,
            },
            VisionFeatureLayer = -1,
            MergedPatches = 4,
            Queries = 4,
            ModelMaxLength = 64,
        };
    }

    public static double[] Waves => Parity.Numbers(All.GetProperty("waves"));

    public JsonElement Expected { get; }

    public ModelConfig Config { get; }

    public FormulaWeights Weights { get; } = new();

    public MultimodalModel Model() => new(
        Config, new WeightScope(Weights, Config.Family.TowerPrefix), new WeightScope(Weights, Config.Family.ProjectorPrefix), new WeightScope(Weights));

    public static Tensor Pixels() => FormulaWeights.Values("pixels", 2, 3, 8, 8);

    public MultimodalBatch Batch(MultimodalModel model) => MultimodalBatch.ForTraining(Rows(), model.EncodeImages(Pixels()), Config, CPU);

    public List<EncodedConversation> Rows() =>
    [
        .. Expected.GetProperty("rows").EnumerateArray()
            .Select(row => new EncodedConversation(Parity.Integers(row.GetProperty("ids")), Parity.Integers(row.GetProperty("labels")))),
    ];

    public string CheckpointName(string name) => name
        .Replace("vision_tower.", Config.Family.TowerPrefix, StringComparison.Ordinal)
        .Replace("mm_projector.", Config.Family.ProjectorPrefix, StringComparison.Ordinal)
        .Replace("language_model.", "", StringComparison.Ordinal);
}
