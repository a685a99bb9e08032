using System.Text.Json;
using CoIN.Models.Configuration;
using CoIN.Models.Multimodal;
using CoIN.Models.Prompts;
using CoIN.Models.Weights;
using static TorchSharp.torch;

namespace CoIN.Models.Tests;

/// <summary>What scripts/parity.py computed, and the same tiny model.</summary>
internal static class Parity
{
    public static JsonElement Expected { get; } = JsonDocument.Parse(File.ReadAllBytes("expected/parity.json")).RootElement;

    public static ModelConfig Config { get; } = new()
    {
        VisionConfig = new VisionConfig { HiddenSize = 16, IntermediateSize = 24, NumHiddenLayers = 3, NumAttentionHeads = 2, ImageSize = 8, PatchSize = 4 },
        TextConfig = new LanguageConfig { VocabSize = 29, HiddenSize = 16, IntermediateSize = 20, NumHiddenLayers = 3, NumAttentionHeads = 4, NumKeyValueHeads = 2 },
        ModelMaxLength = 64,
    };

    public static MultimodalModel Model(IWeightSource? weights = null)
    {
        weights ??= new FormulaWeights();
        return new MultimodalModel(Config, new WeightScope(weights), new WeightScope(weights, "mm_projector."), new WeightScope(weights));
    }

    public static Tensor Pixels() => FormulaWeights.Values("pixels", 2, 3, 8, 8);

    public static List<EncodedConversation> Rows() =>
        [.. Expected.GetProperty("rows").EnumerateArray().Select(row => new EncodedConversation(Integers(row.GetProperty("ids")), Integers(row.GetProperty("labels"))))];

    public static int[] Integers(JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetInt32())];

    public static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetDouble())];

    public static void AssertNear(double[] expected, Tensor found, double tolerance = 2e-5)
    {
        var values = found.detach().cpu().contiguous().data<float>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        for (var index = 0; index < expected.Length; index++)
        {
            Assert.True(Math.Abs(expected[index] - values[index]) <= tolerance * (1 + Math.Abs(expected[index])), $"[{index}]: {expected[index]} expected, {values[index]} found");
        }
    }
}
