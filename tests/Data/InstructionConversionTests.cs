using System.Security.Cryptography;
using CoIN.Data.Raw;
using CoIN.Data.Release;
using CoIN.Data.Tests.MiniWorld;
using CoIN.Errors;

namespace CoIN.Data.Tests;

[Collection(SmallWorldCollection.Name)]
public sealed class InstructionConversionTests(SmallWorld world) : IDisposable
{
    private static readonly ConversionOptions Options = new() { Templates = Templates.Load(), Seed = 7 };
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Tasks => [.. RawConverters.All.Select(converter => converter.Task)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Convert_FromRawOrReleaseForm_GivesTheSameBytes(string task)
    {
        foreach (var split in new[] { "train", "test" })
        {
            var raw = Convert(RawConverters.For(task), world.Root, split, Options);
            _ = ReleaseWriter.Write(_folder.File($"{split}.json"), InstructionParquet.Read(raw), split);

            var release = Convert(new ReleaseConverter(task), _folder.Path, split, Options with { ImageRoot = world.Root });

            Assert.Equal(File.ReadAllBytes(raw), File.ReadAllBytes(release));
        }
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Convert_AnyNumberOfWorkers_GivesTheSameBytes(string task)
    {
        foreach (var split in new[] { "train", "test" })
        {
            var one = Convert(RawConverters.For(task), world.Root, split, Options);
            var four = Convert(RawConverters.For(task), world.Root, split, Options with { Workers = 4 });

            Assert.Equal(File.ReadAllBytes(one), File.ReadAllBytes(four));
        }
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Convert_Again_GivesTheSameBytes(string task)
    {
        var drawing = Options with { Variant = "10type", Volume = 0.6, TestSubset = 7 };
        foreach (var split in new[] { "train", "test" })
        {
            var once = Convert(RawConverters.For(task), world.Root, split, drawing);
            var again = Convert(RawConverters.For(task), world.Root, split, drawing);

            Assert.Equal(File.ReadAllBytes(once), File.ReadAllBytes(again));
        }
    }

    /// <summary>
    /// The bytes of another process, on another day: hashes of texts are seeded anew in each. Images stay files, because those are the encoder library's.
    /// Where the records of MiniWorld or the writer of Parquet change on purpose, <c>converted.csv</c> takes the digests that the message names.
    /// </summary>
    [Theory]
    [MemberData(nameof(Tasks))]
    public void Convert_InAnyProcess_GivesTheSameBytes(string task)
    {
        var known = File.ReadAllLines(Repository.File("tests", "Data", "converted.csv"));
        var options = Options with { Variant = "10type", Volume = 0.6, TestSubset = 7, Images = ImageStorage.Files };

        var rows = new[] { "train", "test" }.Select(split =>
            $"{task},{split},{System.Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Convert(RawConverters.For(task), world.Root, split, options))))}").ToList();

        Assert.True(rows.TrueForAll(known.Contains), string.Join('\n', rows));
    }

    [Fact]
    public void Convert_SameIdTwice_NamesIt()
    {
        _ = _folder.Write("ImageNet_withlabel/LOC_synset_mapping.txt", "n04398044 teapot\nn02105641 Old English sheepdog, bobtail\n");
        foreach (var synset in new[] { "n04398044", "n02105641" })
        {
            File.WriteAllBytes(_folder.File($"ImageNet_withlabel/train/{synset}/a.JPEG"), Images.TestPng.OnePixel);
        }

        var exception = Assert.Throws<PipelineException>(() => Convert(RawConverters.For("ImageNet"), _folder.Path, "train", Options));

        Assert.Equal("ImageNet, split 'train': two records have the id 'a', one was expected; take one of them out of the raw files", exception.Message);
    }

    [Theory]
    [InlineData("TextVQA", "Answer the question using a single word or phrase.")]
    [InlineData("OCR-VQA", "Answer the question using a single word or phrase.")]
    [InlineData("ScienceQA", "Answer with the option's letter from the given choices directly.")]
    public void Convert_OriginalTemplates_EndEveryQuestionWithTheInstruction(string task, string instruction)
    {
        var records = InstructionParquet.Read(Convert(RawConverters.For(task), world.Root, "train", Options)).ToList();

        Assert.All(records.SelectMany(record => record.Turns), turn => Assert.EndsWith($"\n{instruction}", turn.Question, StringComparison.Ordinal));
        Assert.All(records.Where(record => record.ImagePath is not null), record => Assert.Equal((64, 64), (record.Width, record.Height)));
    }

    [Fact]
    public void Convert_GroundingAndImageNet_AskInTheirOwnWay()
    {
        var grounding = InstructionParquet.Read(Convert(RawConverters.For("Grounding"), world.Root, "test", Options)).ToList();
        var imageNet = InstructionParquet.Read(Convert(RawConverters.For("ImageNet"), world.Root, "test", Options)).ToList();

        Assert.All(grounding, record => Assert.StartsWith(
            "Please provide the bounding box coordinate of the region this sentence describes: ", record.Turns[0].Question, StringComparison.Ordinal));
        Assert.All(grounding, record => Assert.Equal(record.Box!.ToString(), record.Turns[0].Answer));
        Assert.All(imageNet, record => Assert.Equal(
            "What is the object in the image?\nAnswer the question using a single word or phrase.", record.Turns[0].Question));
    }

    [Fact]
    public void Convert_VolumeAndTestSubset_KeepTheWholePartOfTheRecords()
    {
        var train = Convert(RawConverters.For("GQA"), world.Root, "train", Options with { Volume = 0.4 });
        var test = Convert(RawConverters.For("GQA"), world.Root, "test", Options with { TestSubset = 5 });

        Assert.Equal((int)(SmallWorld.Train * 0.4), InstructionParquet.Read(train).Count());
        Assert.Equal(5, InstructionParquet.Read(test).Count());
    }

    [Fact]
    public void Convert_ImagesAsFiles_KeepsNoBytes()
    {
        var records = InstructionParquet.Read(Convert(RawConverters.For("GQA"), world.Root, "train", Options with { Images = ImageStorage.Files })).ToList();

        Assert.All(records, record => Assert.Equal((null, 64), (record.Image, record.Width)));
    }

    [Fact]
    public void For_MisspeltTask_SuggestsTheNearest()
    {
        var exception = Assert.Throws<PipelineException>(() => RawConverters.For("TextVQ"));

        Assert.Equal("no raw converter for learning task 'TextVQ'; did you mean 'TextVQA'?", exception.Message);
    }

    private string Convert(IRawConverter converter, string root, string split, ConversionOptions options)
    {
        var path = _folder.File($"{Directory.GetFiles(_folder.Path).Length}.parquet");
        _ = InstructionConversion.Convert(converter, root, split, options, path);
        return path;
    }
}
