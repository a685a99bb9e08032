using CoIN.Data.Images;
using CoIN.Errors;

namespace CoIN.Data.Tests.Images;

public sealed class ImagePreprocessorTests
{
    private static readonly float[] Mean = [0.48145466f, 0.4578275f, 0.40821073f];
    private static readonly float[] StandardDeviation = [0.26862954f, 0.26130258f, 0.27577711f];

    public static TheoryData<string, ImageFit, int> GeneratedCases()
    {
        var data = new TheoryData<string, ImageFit, int>();
        foreach (var row in TestImages.Expected("preprocessed.csv").Where(row => !row[0].StartsWith('n')))
        {
            data.Add(row[0], Enum.Parse<ImageFit>(row[1]), int.Parse(row[2]));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(GeneratedCases))]
    public void Preprocess_GeneratedImage_GivesPillowsPixels(string name, ImageFit fit, int size) =>
        AssertAsPillow(TestImages.Read(name), TestImages.Expected("preprocessed.csv").Single(row => row[0] == name && row[1] == $"{fit}" && row[2] == $"{size}"));

    [SharedDataFact("imagenet-sample")]
    public void Preprocess_RealPhotographs_GivesPillowsPixels()
    {
        var folder = SharedDataFactAttribute.Find("imagenet-sample")!;
        var rows = TestImages.Expected("preprocessed.csv").Where(row => row[0].StartsWith('n')).ToList();

        Assert.Equal(40, rows.Count);
        foreach (var row in rows)
        {
            AssertAsPillow(File.ReadAllBytes(Path.Combine(folder, row[0])), row);
        }
    }

    [Fact]
    public void Preprocess_TruncatedJpeg_IsCounted()
    {
        var preprocessor = new ImagePreprocessor(new ImagePreprocessing { Size = 24 });

        _ = preprocessor.Preprocess(TestImages.Read("truncated.jpg"), "truncated.jpg");
        _ = preprocessor.Preprocess(TestImages.Read("rgb.jpg"), "rgb.jpg");

        Assert.Equal(1, preprocessor.DamagedImages);
    }

    [Fact]
    public void Preprocess_ExtremeShapePadded_IsRefused()
    {
        var preprocessor = new ImagePreprocessor(new ImagePreprocessing { Size = 24 });
        var image = new RgbImage(1, 20_000, new byte[60_000]);

        var exception = Assert.Throws<PipelineException>(() => preprocessor.Preprocess(image, "x", new float[preprocessor.Length]));

        Assert.Equal("image 'x' of 1 x 20,000 pixels cannot be padded to a square: it would have more than 178,956,970 pixels", exception.Message);
    }

    // Every sampled byte must be Pillow's own; after normalisation that leaves the rounding of single precision.
    private static void AssertAsPillow(byte[] file, string[] row)
    {
        var (size, step, expected) = (int.Parse(row[2]), int.Parse(row[3]), Convert.FromBase64String(row[4]));
        var preprocessor = new ImagePreprocessor(new ImagePreprocessing { Size = size, Fit = Enum.Parse<ImageFit>(row[1]) });

        var actual = preprocessor.Preprocess(file, row[0]);

        var perRow = (size + step - 1) / step;
        Assert.Equal(perRow * perRow * 3, expected.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            var (y, x, channel) = (i / 3 / perRow * step, i / 3 % perRow * step, i % 3);
            var level = (actual[(((channel * size) + y) * size) + x] * StandardDeviation[channel]) + Mean[channel];
            Assert.True(Math.Abs((level * 255) - expected[i]) < 0.01, $"{row[0]} {row[1]} {size}: ({x}, {y}, {channel}) is {level * 255}, Pillow has {expected[i]}");
        }
    }
}
