using CoIN.Models.Configuration;
using CoIN.Models.Language;
using CoIN.Models.Weights;
using CoIN.Training.Pretraining;
using static TorchSharp.torch;

namespace CoIN.Training.Tests.Pretraining;

public sealed class LanguageInitializationTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Apply_OfEveryLayer_QueriesAreKeysAndOutputsUndoValues()
    {
        using var generator = new Generator(1, CPU);
        var config = new LanguageConfig
        {
            VocabSize = 20, HiddenSize = 16, IntermediateSize = 32, NumHiddenLayers = 2, NumAttentionHeads = 2, NumKeyValueHeads = 2, MaxPositionEmbeddings = 64,
        };
        using var model = LanguageModel.Llama(config, new WeightScope(new FreshWeights(generator, Placement.Cpu)));
        var parameters = model.named_parameters().ToDictionary(item => item.Item1, item => item.Item2);

        LanguageInitialization.Apply(model.Weights(), generator);

        for (var layer = 0; layer < 2; layer++)
        {
            Tensor Of(string matrix) => parameters[$"model.layers.{layer}.self_attn.{matrix}.weight"];
            Assert.True(Of("q_proj").allclose(Of("k_proj"), rtol: 0, atol: 0));
            Assert.True(Of("o_proj").matmul(Of("v_proj")).allclose(eye(16), rtol: 0, atol: 1e-5));
        }

        Assert.True(parameters["lm_head.weight"].allclose(parameters["model.embed_tokens.weight"], rtol: 0, atol: 0));
    }
}
