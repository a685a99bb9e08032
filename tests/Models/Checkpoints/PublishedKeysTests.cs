using CoIN.Models.Configuration;
using CoIN.Models.Language;
using CoIN.Models.Multimodal;
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
    public void LanguageModel_Vicuna7B_HasTheCheckpointsKeys()
    {
        using var model = LanguageModel.Llama(ModelConfig.Vicuna7B.TextConfig, new WeightScope(_weights));

        AssertSame(LlamaKeys(32), model);
        Assert.Equal(6_738_415_616, model.parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void LanguageModel_Vicuna13B_HasItsParameters()
    {
        using var model = LanguageModel.Llama(ModelConfig.Vicuna13B.TextConfig, new WeightScope(_weights));

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

        using var tower = new ClipVisionTower(new VisionConfig(), -2, new WeightScope(_weights));

        AssertSame(expected, tower);
        Assert.Equal(303_507_456, tower.parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void LlavaProjector_7B_HasTheCheckpointsKeys()
    {
        using var projector = new LlavaProjector(ModelConfig.Vicuna7B, new WeightScope(_weights));

        AssertSame(["0.weight", "0.bias", "2.weight", "2.bias"], projector);
        Assert.Equal(20_979_712, projector.parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void QwenVl_WholeModel_HasTheCheckpointsKeys()
    {
        string[] visionLayer = ["ln_1", "ln_2", "attn.in_proj", "attn.out_proj", "mlp.c_fc", "mlp.c_proj"];
        string[] layer = ["ln_1.weight", "attn.c_attn.weight", "attn.c_attn.bias", "attn.c_proj.weight", "ln_2.weight", "mlp.w1.weight", "mlp.w2.weight", "mlp.c_proj.weight"];
        string[] pool = ["query", "pos_embed", "kv_proj.weight", "attn.in_proj_weight", "attn.in_proj_bias"];
        IEnumerable<string> expected =
        [
            "transformer.wte.weight", "transformer.ln_f.weight", "lm_head.weight",
            .. from index in Enumerable.Range(0, 32) from name in layer select $"transformer.h.{index}.{name}",
            "transformer.visual.conv1.weight", "transformer.visual.positional_embedding", "transformer.visual.proj",
            .. from name in (string[])["ln_pre", "ln_post", "attn_pool.ln_q", "attn_pool.ln_kv", "attn_pool.attn.out_proj"] from kind in Kinds select $"transformer.visual.{name}.{kind}",
            .. from name in pool select $"transformer.visual.attn_pool.{name}",
            .. from index in Enumerable.Range(0, 48) from name in visionLayer from kind in Kinds select $"transformer.visual.transformer.resblocks.{index}.{name}.{kind}",
        ];

        AssertWhole(ModelConfig.QwenVl, expected, 9_656_935_168);
    }

    [Fact]
    public void MiniGptV2_WholeModel_HasTheCheckpointsKeys()
    {
        string[] visionLayer =
        [
            "norm1.weight", "norm1.bias", "attn.q_bias", "attn.v_bias", "attn.qkv.weight", "attn.proj.weight", "attn.proj.bias", "norm2.weight", "norm2.bias",
            "mlp.fc1.weight", "mlp.fc1.bias", "mlp.fc2.weight", "mlp.fc2.bias",
        ];
        IEnumerable<string> expected =
        [
            "visual_encoder.cls_token", "visual_encoder.pos_embed", "visual_encoder.patch_embed.proj.weight", "visual_encoder.patch_embed.proj.bias",
            .. from index in Enumerable.Range(0, 39) from name in visionLayer select $"visual_encoder.blocks.{index}.{name}",
            "ln_vision.weight", "ln_vision.bias", "llama_proj.weight", "llama_proj.bias",
            .. LlamaKeys(32),
        ];

        AssertWhole(ModelConfig.MiniGptV2, expected, 6_738_415_616 + 986_975_872 + 2 * 1408 + (4 * 1408 + 1) * 4096);
    }

    private static string[] Kinds => ["weight", "bias"];

    private static IEnumerable<string> LlamaKeys(int layers)
    {
        string[] layer =
        [
            "self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.o_proj", "mlp.gate_proj", "mlp.up_proj", "mlp.down_proj",
            "input_layernorm", "post_attention_layernorm",
        ];
        return
        [
            "model.embed_tokens.weight", "model.norm.weight", "lm_head.weight",
            .. from index in Enumerable.Range(0, layers) from name in layer select $"model.layers.{index}.{name}.weight",
        ];
    }

    private void AssertWhole(ModelConfig config, IEnumerable<string> expected, long parameters)
    {
        using var model = new MultimodalModel(config, new WeightScope(_weights, config.Family.TowerPrefix), new WeightScope(_weights, config.Family.ProjectorPrefix), new WeightScope(_weights));

        Assert.Equal(expected.Order(StringComparer.Ordinal), _weights.Names.Order(StringComparer.Ordinal));
        Assert.Equal(parameters, model.parameters().Sum(parameter => parameter.numel()));
    }

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
