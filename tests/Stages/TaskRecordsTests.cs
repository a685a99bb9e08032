using CoIN.Data;
using CoIN.Models.Prompts;
using CoIN.Models.Tokenizers;
using CoIN.Stages.Tests.Support;

namespace CoIN.Stages.Tests;

public sealed class TaskRecordsTests : IDisposable
{
    private const int ImageTokens = 4;

    private readonly TemporaryFolder _folder = new();
    private readonly ConversationEncoder _encoder;

    public TaskRecordsTests()
    {
        var tokenizer = Path.Combine(_folder.Path, "tokenizer.model");
        SentencePieceTrainer.Train(["What is there? a cat"], 30).Write(tokenizer);
        _encoder = new ConversationEncoder(SentencePieceTokenizer.Load(tokenizer), new VicunaPrompt { System = "" }, ImageTokens, 200);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_SharedImages_AreNumberedOnce()
    {
        var records = Read(Record("1", "a.png"), Record("2", null), Record("3", "b.png"), Record("4", "a.png"));

        Assert.Equal(["1", "2", "3", "4"], records.Records.Select(record => record.Id));
        Assert.Equal(["a.png", "b.png"], records.Images.Select(record => record.ImagePath));
        Assert.Equal([0, -1, 1, 0], records.Questions(_encoder).Select(question => question.Image));
    }

    [Fact]
    public void Samples_SecondTask_GoesOnWithTheImagesOfTheFirst()
    {
        var samples = Read(Record("1", "a.png"), Record("2", null), Record("3", "b.png")).Samples(_encoder, firstImage: 10).ToList();

        Assert.Equal([10, -1, 11], samples.Select(sample => sample.Image));
        Assert.Equal([5, -5, 5], samples.Select(sample => sample.GroupedLength));
    }

    [Fact]
    public void Samples_ImageMark_StandsInTheFirstTurnOfRecordsWithImage()
    {
        var two = Record("1", "a.png") with { Turns = [new("one", "a"), new("two", "b")], References = ["a", "b"] };

        var samples = Read(two, Record("2", null)).Samples(_encoder, 0).ToList();

        Assert.Equal([1, 0], samples.Select(sample => sample.Conversation.Ids.Count(id => id == EncodedConversation.ImageId)));
    }

    [Fact]
    public void ReadImage_ImageThatStaysAFile_ReadsItWhereItLies()
    {
        File.WriteAllBytes(Path.Combine(_folder.Path, "b.png"), [4, 5]);

        var records = Read(Record("1", "a.png"), Record("2", "b.png") with { Image = null });

        Assert.Equal([[1, 2, 3], [4, 5]], records.Images.Select(records.ReadImage));
    }

    private static InstructionRecord Record(string id, string? image) => new()
    {
        Id = id,
        Image = image is null ? null : [1, 2, 3],
        ImagePath = image,
        Width = image is null ? null : 1,
        Height = image is null ? null : 1,
        Turns = [new("What is  there?", "a cat")],
        References = ["a cat"],
        Split = "train",
        SourceId = id,
    };

    private TaskRecords Read(params InstructionRecord[] records)
    {
        InstructionParquet.Write(Path.Combine(_folder.Path, ConvertStage.RecordsFile), records);
        return TaskRecords.Read(_folder.Path, path => Path.Combine(_folder.Path, path));
    }
}
