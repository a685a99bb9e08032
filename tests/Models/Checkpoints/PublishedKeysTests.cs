using CoIN.Models.Configuration;
using CoIN.Models.Language;
using CoIN.Models.Llava;
using CoIN.Models.Vision;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Models.Tests.Checkpoints;

/// <summary>The key sets of the published checkpoints at full size; on the meta device, which has shapes but no memory.</summary>
public sealed class PublishedKeysTests
{
    private readonly MetaWeights _weights = new();

    [Fact]
    public void LlamaModel_Vicuna7B_HasTheCheckpointsKeys()
    {
        string[] layer =
        [
            "self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.o_proj", "mlp.gate_proj", "mlp.up_proj", "mlp.down_proj",
            "input_layernorm", "post_attention_layernorm",
        ];
        IEnumerable<string> expected =
        [
            "model.embed_tokens.weight", "model.norm.weight", "lm_head.weight",
            .. from index in Enumerable.Range(0, 32) from name in layer select $"model.layers.{index}.{name}.weight",
        ];

        using var model = new LlamaModel(LlavaConfig.Vicuna7B.TextConfig, new WeightScope(_weights));

        AssertSame(expected, model);
        Assert.Equal(6_738_415_616, model.parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void LlamaModel_Vicuna13B_HasItsParameters()
    {
        using var model = new LlamaModel(LlavaConfig.Vicuna13B.TextConfig, new WeightScope(_weights));

        Assert.Equal(13_015_864_320, model.parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void ClipVisionTower_Large336_HasTheCheckpointsKeys()
    {
        string[] layer = ["self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.out_proj", "layer_norm1", "mlp.fc1", "mlp.fc2", "layer_norm2"];
        IEnumerable<string> expected =
        [
            "vision_model.embeddings.class_embedding", "vision_model.embeddings.patch_embedding.weight", "vision_model.embeddings.position_embedding.weight",
            .. from name in (string[])["pre_layrnorm", "post_layernorm"] from kind in Kinds select $"vision_model.{name}.{kind}",
            .. from index in Enumerable.Range(0, 24) from name in layer from kind in Kinds select $"vision_model.encoder.layers.{index}.{name}.{kind}",
        ];

        using var tower = new ClipVisionTower(new ClipVisionConfig(), -2, new WeightScope(_weights));

        AssertSame(expected, tower);
        Assert.Equal(303_507_456, tower.parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void LlavaProjector_7B_HasTheCheckpointsKeys()
    {
        using var projector = new LlavaProjector(1024, 4096, new WeightScope(_weights));

        AssertSame(["0.weight", "0.bias", "2.weight", "2.bias"], projector);
        Assert.Equal(20_979_712, projector.parameters().Sum(parameter => parameter.numel()));
    }

    private static string[] Kinds => ["weight", "bias"];

    // The names that are taken from a checkpoint and the names in the tree are declared apart, so both are compared.
    private void AssertSame(IEnumerable<string> expected, nn.Module model)
    {
        var keys = expected.Order(StringComparer.Ordinal).ToList();
        Assert.Equal(keys, _weights.Names.Order(StringComparer.Ordinal));
        Assert.Equal(keys, model.named_parameters().Select(item => item.Item1).Order(StringComparer.Ordinal));
    }

    private sealed class MetaWeights : IWeightSource
    {
        public List<string> Names { get; } = [];

        public Parameter Take(string name, long[] shape, Initialization fresh)
        {
            Names.Add(name);
            return new Parameter(empty(shape, ScalarType.BFloat16, META), false);
        }
    }
}
