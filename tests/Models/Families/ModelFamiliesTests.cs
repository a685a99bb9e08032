using CoIN.Errors;
using CoIN.Models.Configuration;
using CoIN.Models.Families;

namespace CoIN.Models.Tests.Families;

public class ModelFamiliesTests
{
    [Fact]
    public void Of_MisspeltName_NamesTheNearest()
    {
        var error = Assert.Throws<PipelineException>(() => ModelFamilies.Of("qwen-lv"));

        Assert.Equal("unknown model family 'qwen-lv'; did you mean 'qwen-vl'?", error.Message);
    }

    [Fact]
    public void Published_EveryFamilyAndSize_IsValidAndItsOwn()
    {
        foreach (var family in ModelFamilies.All)
        {
            Assert.All(family.Published.Values, config =>
            {
                config.Validate();
                Assert.Equal(family.Name, config.ModelType);
            });
        }
    }

    [Theory]
    [InlineData("llava", 576)]
    [InlineData("qwen-vl", 256)]
    [InlineData("minigpt-v2", 256)]
    public void ImageTokens_Published_AreThePapers(string family, int expected) => Assert.Equal(expected, ModelFamilies.Of(family).Published["7B"].ImageTokens);

    [Fact]
    public void Validate_QwenVlsQueriesNoSquare_SaysSo()
    {
        var error = Assert.Throws<PipelineException>((ModelConfig.QwenVl with { Queries = 200 }).Validate);

        Assert.Equal("queries is 200; expected a square number, such as 256", error.Message);
    }

    [Fact]
    public void Validate_MiniGptsNeighboursDoNotFillARow_SaysSo()
    {
        var error = Assert.Throws<PipelineException>((ModelConfig.MiniGptV2 with { MergedPatches = 5 }).Validate);

        Assert.Equal("the number of patches along a side is 32 and merged_patches is 5; expected the second to divide the first", error.Message);
    }
}
