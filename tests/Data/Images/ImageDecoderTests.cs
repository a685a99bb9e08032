using System.Security.Cryptography;
using CoIN.Data.Images;
using CoIN.Errors;

namespace CoIN.Data.Tests.Images;

public sealed class ImageDecoderTests
{
    public static TheoryData<string, int, int, string> Expectations()
    {
        var data = new TheoryData<string, int, int, string>();
        foreach (var row in TestImages.Expected("decoded.csv"))
        {
            data.Add(row[0], int.Parse(row[1]), int.Parse(row[2]), row[3]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Expectations))]
    public void Decode_EveryKindOfFile_GivesPillowsPixels(string name, int width, int height, string digest)
    {
        var image = ImageDecoder.Decode(TestImages.Read(name), name, out var damaged);

        Assert.Equal((width, height), (image.Width, image.Height));
        Assert.Equal(digest, Convert.ToHexStringLower(SHA256.HashData(image.Pixels)));
        Assert.Equal(name == "truncated.jpg", damaged);
        Assert.Equal((width, height), ImageDecoder.ReadSize(TestImages.Read(name), name));
    }

    [Fact]
    public void Decode_GreyOf16Bits_KeepsTheUpperByte()
    {
        var image = ImageDecoder.Decode(TestImages.Read("grey16.png"), "grey16.png", out _);
        var color = ImageDecoder.Decode(TestImages.Read("rgb.png"), "rgb.png", out _);

        Assert.Equal(color.Pixels.Where((_, i) => i % 3 == 0), image.Pixels.Where((_, i) => i % 3 == 0));
    }

    [Fact]
    public void Decode_EmptyFile_SaysSo() =>
        Refuses([], "image 'x' is an empty file; a JPEG or PNG file was expected");

    [Fact]
    public void Decode_OtherFormat_ShowsItsBytes() =>
        Refuses("GIF89a......"u8.ToArray(), "image 'x' begins with the bytes 4749463839612E2E; a JPEG or PNG file was expected");

    [Fact]
    public void Decode_PngCutInAChunk_SaysWhere()
    {
        var file = TestImages.Read("rgb.png");

        Refuses(file[..1000], "PNG image 'x' is truncated: its chunk 'IDAT' at byte 33 has 1,916 bytes, 955 are left");
    }

    [Fact]
    public void Decode_PngCutBetweenChunks_SaysWhere()
    {
        var file = TestImages.Read("rgb.png");

        Refuses(file[..^12], "PNG image 'x' is truncated: it ends after 1,961 bytes, before its last chunk");
    }

    [Fact]
    public void Decode_PngWithFlippedBit_NamesTheChunk()
    {
        var file = TestImages.Read("rgb.png");
        file[100] ^= 4;

        Refuses(file, "PNG image 'x' is damaged: the checksum of its chunk 'IDAT' at byte 33 does not match");
    }

    [Fact]
    public void Decode_PngOfHostileSize_IsRefusedBeforeMemoryIsTaken()
    {
        byte[] file = [.. TestImages.Read("rgb.png")[..16], 0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF];

        var exception = Assert.Throws<PipelineException>(() => ImageDecoder.ReadSize(file, "x"));

        Assert.Equal("image 'x' claims a size of 2,147,483,647 x 2,147,483,647 pixels; at most 178,956,970 pixels are decoded", exception.Message);
    }

    [Fact]
    public void Decode_JpegWithoutPicture_SaysSo()
    {
        Refuses([0xFF, 0xD8, 0xFF, 0xD9], "JPEG image 'x' cannot be decoded: it ends before its size");
        Refuses(TestImages.Read("rgb.jpg")[..20], "JPEG image 'x' cannot be decoded: it ends before its size");
    }

    [Fact]
    public void Decode_RandomDamage_NeverFailsOtherwise()
    {
        var random = new Random(5);
        foreach (var name in new[] { "rgb.png", "palette4.png", "rgb-interlaced.png", "rgb.jpg", "cmyk.jpg", "rgb-444-progressive.jpg" })
        {
            for (var i = 0; i < 300; i++)
            {
                var file = TestImages.Read(name);
                for (var flips = random.Next(1, 6); flips > 0; flips--)
                {
                    file[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
                }

                var exception = Record.Exception(() => ImageDecoder.Decode(file.AsSpan(0, random.Next(file.Length)), "x", out _));

                Assert.True(exception is null or PipelineException, exception?.ToString());
            }
        }
    }

    private static void Refuses(byte[] file, string message)
    {
        var exception = Assert.Throws<PipelineException>(() => ImageDecoder.Decode(file, "x", out _));

        Assert.Equal(message, exception.Message);
    }
}
