using CoIN.Benchmark;
using CoIN.Data.Images;
using CoIN.Data.MiniWorld.ImageFiles;
using CoIN.Data.MiniWorld.Scenes;

namespace CoIN.Data.Tests.MiniWorld;

[Collection(SmallWorldCollection.Name)]
public sealed class ImageFilesTests(SmallWorld world)
{
    private const string Sizes = """
        import sys
        from PIL import Image
        images = [Image.open(path) for path in sys.argv[1:]]
        for image in images: image.load()
        print(sorted({(image.format, image.mode, image.size) for image in images}))
        """;

    [Fact]
    public void Encode_Png_KeepsEveryPixel()
    {
        var pixels = Renderer.Render(SceneSampler.Shapes(new SeededRandom(3), 4));

        var decoded = ImageDecoder.Decode(PngWriter.Encode(pixels, 64, 64), "test", out var damaged);

        Assert.Equal((64, 64, false), (decoded.Width, decoded.Height, damaged));
        Assert.Equal(pixels, decoded.Pixels);
    }

    [Fact]
    public void Encode_Jpeg_KeepsPixelsNearly()
    {
        using var encoder = new JpegEncoder();
        var pixels = Renderer.Render(SceneSampler.Shapes(new SeededRandom(3), 4));

        var decoded = ImageDecoder.Decode(encoder.Encode(pixels, 64, 64), "test", out _);

        Assert.True(pixels.Zip(decoded.Pixels).Average(pair => Math.Abs(pair.First - pair.Second)) < 2);
    }

    [Fact]
    public void Encode_WrongNumberOfBytes_SaysHowManyAreNeeded()
    {
        using var encoder = new JpegEncoder();

        Assert.Equal("2 x 2 pixels need 12 bytes, got 11 (Parameter 'pixels')", Assert.Throws<ArgumentException>(() => encoder.Encode(new byte[11], 2, 2)).Message);
        Assert.Equal("2 x 2 pixels need 12 bytes, got 11 (Parameter 'pixels')", Assert.Throws<ArgumentException>(() => PngWriter.Encode(new byte[11], 2, 2)).Message);
    }

    [PythonFact]
    public void Write_AnyWorld_MakesImagesThatPillowReads()
    {
        var pngs = Directory.GetFiles(Path.Combine(world.Root, "ScienceQA"), "*.png", SearchOption.AllDirectories);
        var jpegs = Directory.GetFiles(world.Root, "*.*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".jpg" or ".JPEG").ToArray();

        Assert.Equal("[('PNG', 'RGB', (64, 64))]", Python.Run(Sizes, pngs));
        Assert.Equal("[('JPEG', 'RGB', (64, 64))]", Python.Run(Sizes, jpegs));
    }
}
