using CoIN.Models.Configuration;
using CoIN.Models.Language;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Adapters.Tests;

/// <summary>The adapters' sizes on Vicuna 7B at the paper's rank; on the meta device, which has shapes but no memory.</summary>
public class PublishedSizeTests
{
    [Theory]
    [InlineData(0, 319_815_680)]
    [InlineData(8, 319_815_680 + 9_109_504)]
    public void Parameters_OnVicuna7B_AreThePapers(int experts, long expected)
    {
        var wrapper = new Wrapper(new AdapterOptions { Experts = experts });

        using var model = LanguageModel.Llama(ModelConfig.Vicuna7B.TextConfig, new WeightScope(new MetaWeights(false), "", wrapper));

        var adapters = model.named_parameters().Where(item => item.Item2.requires_grad).ToList();
        Assert.Equal(224 * (experts == 0 ? 2 : 3), adapters.Count);
        Assert.Equal(expected, adapters.Sum(item => item.Item2.numel()));
    }

    private sealed class Wrapper(AdapterOptions options) : ILinearWrapper
    {
        public nn.Module<Tensor, Tensor> Wrap(string path, Linear layer)
        {
            var place = new WeightScope(new MetaWeights(true), path + ".");
            return options.Experts == 0 ? new LoraLinear(layer, options, place, new Generator()) : new MoeLoraLinear(layer, options, place, new Generator());
        }
    }

    private sealed class MetaWeights(bool trainable) : IWeightSource
    {
        public Parameter Take(string name, long[] shape, Initialization fresh) => new(empty(shape, ScalarType.BFloat16, META), trainable);
    }
}
