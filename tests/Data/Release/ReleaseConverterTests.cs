using CoIN.Data.Raw;
using CoIN.Data.Release;
using CoIN.Data.Tests.Raw;
using CoIN.Errors;

namespace CoIN.Data.Tests.Release;

public sealed class ReleaseConverterTests : IDisposable
{
    private const string Conversation =
        """{"id": 5, "image": "./a/1.png", "conversations": [{"from": "human", "value": "<image>\nWhat?\nShort."}, {"from": "gpt", "value": "x"}]}""";

    private const string Question = """{"question_id": 9, "image": "a/1.png", "text": "<image>\nWhat?\nShort.", "answer": "x"}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_Conversation_TakesMarkerAndLeadingDotOff()
    {
        var record = Assert.Single(Read("train", $"[{Conversation}]"));

        Assert.Equal(("5", "a/1.png", "train", "5"), (record.Id, record.ImagePath, record.Split, record.SourceId));
        Assert.Equal([new Turn("What?\nShort.", "x")], record.Turns);
        Assert.Equal(["x"], record.References);
    }

    [Fact]
    public void Read_SeveralTurnsWithoutImage_KeepsThemInOrder()
    {
        var record = Assert.Single(Read(
            "train",
            """
            [{"id": "m", "conversations": [{"from": "human", "value": "A?"}, {"from": "gpt", "value": "a"},
                                           {"from": "human", "value": "B?"}, {"from": "gpt", "value": "b"}]}]
            """));

        Assert.Null(record.ImagePath);
        Assert.Equal([new Turn("A?", "a"), new Turn("B?", "b")], record.Turns);
        Assert.Equal(["b"], record.ReferencesOf(1));
    }

    [Fact]
    public void Read_TestQuestion_HasOneTurn()
    {
        var record = Assert.Single(Read("test", $"[{Question}]"));

        Assert.Equal("9", record.Id);
        Assert.Equal([new Turn("What?\nShort.", "x")], record.Turns);
    }

    [Fact]
    public void Read_GroundingQuestion_HasABox()
    {
        var record = Assert.Single(Read(
            "test",
            """[{"question_id": 1, "image": "i.jpg", "text": "Where?", "answer_bbox": "[0.10, 0.2, 0.3, 1.0]", "origin_answer_bbox": [1, 2, 3, 4], "size": [640, 480]}]"""));

        Assert.Equal(new BoundingBox(0.1, 0.2, 0.3, 1), record.Box);
        Assert.Equal("[0.10, 0.2, 0.3, 1.0]", record.Turns[0].Answer);
    }

    [Fact]
    public void Read_SameIdTwice_NumbersTrainingAndRefusesTest()
    {
        Assert.Equal(["5", "5#2", "5#3"], Read("train", $"[{Conversation}, {Conversation}, {Conversation}]").Select(record => record.Id));

        var exception = Assert.Throws<PipelineException>(() => Read("test", $"[{Question}, {Question}]").ToList());

        Assert.Equal("test.json: entry 1: '9' has been there before; test records need an id each" + RawFixture.Repair, exception.Message);
    }

    [Theory]
    [InlineData("\"conversations\"", "\"conversation\"", "entry 0: the field 'conversations' was expected, it is missing")]
    [InlineData("\"id\"", "\"name\"", "entry 0: the field 'question_id' was expected, it is missing")]
    [InlineData("\"gpt\"", "\"human\"", "entry 0: 'conversations' 1: 'from' is 'human'; 'gpt' was expected, questions and answers take turns")]
    [InlineData(", {\"from\": \"gpt\", \"value\": \"x\"}", "", "entry 0: 'conversations' has 1 parts; pairs of a question and its answer were expected")]
    [InlineData("\"image\"", "\"picture\"", "entry 0: the text has '<image>' but there is no 'image'")]
    [InlineData("What?", "<image> What?", "entry 0: the text has '<image>' 2 times; one image per record is supported")]
    [InlineData("What?\\nShort.", "", "entry 0: a question is empty, a text was expected")]
    [InlineData("./a/1.png", "../a/1.png", "entry 0: image '../a/1.png' is no path inside the image folder")]
    [InlineData("./a/1.png", "/etc/passwd", "entry 0: image '/etc/passwd' is no path inside the image folder")]
    [InlineData("\"x\"", "\"\\ud83d\"", "entry 0: 'conversations' 1: 'value' escapes half of a surrogate pair; whole characters were expected")]
    public void Read_BadConversation_NamesPlaceAndRepair(string good, string bad, string expected)
    {
        var exception = Assert.Throws<PipelineException>(() => Read("train", $"[{Conversation.Replace(good, bad)}]").ToList());

        Assert.Equal($"train.json: {expected}{RawFixture.Repair}", exception.Message);
    }

    [Theory]
    [InlineData("[1]", "train.json: entry 0: an object was expected, a Number found" + RawFixture.Repair)]
    [InlineData("{\"a\": 1}", "train.json: an object with 'a' found; a list of records was expected" + RawFixture.Repair)]
    [InlineData("\"a\"", "train.json: a list or an object was expected at byte 0, '\"' found" + RawFixture.Repair)]
    [InlineData("[{\"id\": 1,}]", "train.json: item 0, at byte 1: '}' at byte 10 is no JSON there" + RawFixture.Repair)]
    [InlineData("[{\"id\": [1}, 2]", "train.json: item 0, at byte 1: '}' at byte 10 is no JSON there" + RawFixture.Repair)]
    [InlineData("[nonsense]", "train.json: item 0, at byte 1: 'nonsense' at byte 1 is no JSON there" + RawFixture.Repair)]
    [InlineData("[{\"id\":\n\n NaN}]", "train.json: item 0, at byte 1: 'NaN' at byte 10 is no JSON there" + RawFixture.Repair)]
    [InlineData("[{\"id\": 1", "train.json: the file ends in the middle, after 9 bytes; is it a broken download? Fetch it again")]
    [InlineData("[", "train.json: the file ends in the middle, after 1 bytes; is it a broken download? Fetch it again")]
    [InlineData("", "train.json: the file ends in the middle, after 0 bytes; is it a broken download? Fetch it again")]
    public void Read_MalformedFile_SaysWhere(string text, string expected)
    {
        var exception = Assert.Throws<PipelineException>(() => Read("train", text).ToList());

        Assert.Equal(expected, exception.Message);
    }

    [Fact]
    public void Read_ByteOrderMark_SaysHowToRepair()
    {
        var exception = Assert.Throws<PipelineException>(() => Read("train", $"\uFEFF[{Conversation}]").ToList());

        Assert.Equal("train.json: the file begins with a byte order mark, plain UTF-8 was expected; remove its first three bytes", exception.Message);
    }

    [Fact]
    public void Read_InvalidUtf8_SaysWhere()
    {
        File.WriteAllBytes(_folder.File("train.json"), [.. "[{\"id\": \""u8, 0xFF, .. "\"}]"u8]);

        var exception = Assert.Throws<PipelineException>(() => new ReleaseConverter("own").Read(new RawInput(_folder.Path, "own"), "train").ToList());

        Assert.Equal("train.json: item 0, at byte 1: its byte 8 is 0xFF, which is not valid there; UTF-8 was expected" + RawFixture.Repair, exception.Message);
    }

    [Fact]
    public void Read_LineOfTwoGigabytes_IsRefused()
    {
        using (var file = File.Create(_folder.File("train.json")))
        {
            file.Write("[{\"id\": \""u8);

            // A hole: it takes no space on the disk, and reading it is given up long before its end.
            file.SetLength(2L << 30);
        }

        var exception = Assert.Throws<PipelineException>(() => new ReleaseConverter("own").Read(new RawInput(_folder.Path, "own"), "train").ToList());

        Assert.Equal("train.json: an item at byte 1 is longer than 64 MB, some kilobytes were expected; is this another file? Put the original one there", exception.Message);
    }

    [Fact]
    public void Convert_MissingImages_CountsThem()
    {
        _ = _folder.Write("train.json", $"[{Conversation}, {Conversation.Replace("1.png", "2.png")}, {Conversation.Replace("1.png", "3.png")}]");
        File.WriteAllBytes(_folder.File("a/2.png"), Images.TestPng.OnePixel);

        var exception = Assert.Throws<PipelineException>(() => Convert("train", new ConversionOptions()));

        Assert.Equal(
            $"image 'a/1.png' of record '5' not found below '{_folder.Path}' (2 of 3 images missing); put the images there, or lower data.minimumCoverage to leave such records out",
            exception.Message);
        Assert.False(File.Exists(_folder.File("out.parquet")));
    }

    [Fact]
    public void Convert_MissingImagesLeftOut_ReportsCoverage()
    {
        _ = _folder.Write("train.json", $"[{Conversation}, {Conversation.Replace("1.png", "2.png")}]");
        File.WriteAllBytes(_folder.File("a/2.png"), Images.TestPng.OnePixel);

        var report = Convert("train", new ConversionOptions { Missing = MissingInput.LeaveOut });

        Assert.Equal("50.0 % of own's train images present (1 of 2)", report.Coverage());
        var record = Assert.Single(InstructionParquet.Read(_folder.File("out.parquet")));
        Assert.Equal(("a/2.png", 1, 1), (record.ImagePath, record.Width, record.Height));
        Assert.Equal(Images.TestPng.OnePixel, record.Image);
    }

    [Fact]
    public void Convert_PageInPlaceOfAnImage_IsRefusedOrCountsAsMissing()
    {
        _ = _folder.Write("train.json", $"[{Conversation}, {Conversation.Replace("1.png", "2.png")}]");
        _ = _folder.Write("a/1.png", "<html>sorry</html>");
        File.WriteAllBytes(_folder.File("a/2.png"), Images.TestPng.OnePixel);
        const string expected = "image 'a/1.png' begins with the bytes 3C68746D6C3E736F; a JPEG or PNG file was expected";

        var exception = Assert.Throws<PipelineException>(() => Convert("train", new ConversionOptions()));
        var report = Convert("train", new ConversionOptions { Missing = MissingInput.LeaveOut });

        Assert.Equal(expected, exception.Message);
        Assert.Equal((1, 1, expected), (report.ImagesMissing, report.ImagesUnreadable, report.FirstUnreadable));
        Assert.Equal("50.0 % of own's train images present (1 of 2)", report.Coverage());
    }

    [Fact]
    public void Convert_UnknownSplit_SuggestsTheNearest()
    {
        var exception = Assert.Throws<PipelineException>(() => Convert("tset", new ConversionOptions()));

        Assert.Equal("own has no split 'tset'; did you mean 'test'?", exception.Message);
    }

    [Fact]
    public void Convert_FileAbsent_SaysWhere()
    {
        var exception = Assert.Throws<PipelineException>(() => Convert("test", new ConversionOptions()));

        Assert.Equal($"own: raw file 'test.json' not found below '{_folder.Path}'; put the file there", exception.Message);
    }

    private ConversionReport Convert(string split, ConversionOptions options) =>
        InstructionConversion.Convert(new ReleaseConverter("own"), _folder.Path, split, options, _folder.File("out.parquet"));

    private IEnumerable<InstructionRecord> Read(string split, string json)
    {
        _ = _folder.Write($"{split}.json", json);
        return new ReleaseConverter("own").Read(new RawInput(_folder.Path, "own"), split);
    }
}
