using CoIN.Errors;
using CoIN.Models.Configuration;

namespace CoIN.Models.Tests.Configuration;

public class ModelConfigTests
{
    [Fact]
    public void Read_WhatWasWritten_IsEqual()
    {
        var path = Path.GetTempFileName();
        ModelConfig.Vicuna13B.Write(path);

        Assert.Equal(ModelConfig.Vicuna13B, ModelConfig.Read(path));
        Assert.Contains("\"num_key_value_heads\": 40", File.ReadAllText(path), StringComparison.Ordinal);
        File.Delete(path);
    }

    [Fact]
    public void ImageTokens_PapersTower_Are576() => Assert.Equal(576, ModelConfig.Vicuna7B.ImageTokens);

    [Fact]
    public void Validate_SeveralMistakes_ListsAll()
    {
        var config = new ModelConfig
        {
            VisionConfig = new VisionConfig { ImageSize = 65, PatchSize = 16 },
            TextConfig = new LanguageConfig { HiddenSize = 60, NumAttentionHeads = 4, NumKeyValueHeads = 3 },
            VisionFeatureLayer = 0,
            ModelMaxLength = 10,
        };

        var error = Assert.Throws<PipelineException>(config.Validate);

        Assert.Equal(
            "vision_config.image_size is 65 and vision_config.patch_size is 16; expected the second to divide the first; "
            + "text_config.num_attention_heads is 4 and text_config.num_key_value_heads is 3; expected the second to divide the first; "
            + "a head of the language model is 15 wide; expected an even width, which rotary embeddings need; "
            + "vision_feature_layer is 0; expected -1 to -24; "
            + "model_max_length is 10 and an image takes 16 positions; expected more than an image",
            error.Message);
    }

    [Fact]
    public void Read_NotJson_SaysWhatIsExpected()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "[]");

        var error = Assert.Throws<PipelineException>(() => ModelConfig.Read(path));

        Assert.StartsWith($"model configuration '{path}': the file cannot be read (", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("; expected a config.json", error.Message, StringComparison.Ordinal);
        File.Delete(path);
    }
}
