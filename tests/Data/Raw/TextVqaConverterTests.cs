namespace CoIN.Data.Tests.Raw;

public sealed class TextVqaConverterTests : IDisposable
{
    private const string Row =
        """{"question": "what is the brand?", "image_id": "0054c91397f2fe05", "answers": ["a", "b", "b", "c", "c", "d", "e", "f", "g", "h"], "question_id": 3, "set_name": "train"}""";

    private readonly RawFixture _raw = new();

    public void Dispose() => _raw.Dispose();

    [Theory]
    [InlineData("train", "TextVQA/TextVQA_0.5.1_train.json", "train")]
    [InlineData("test", "TextVQA/TextVQA_0.5.1_val.json", "val")]
    public void Read_Question_KeepsTenAnswersAndTeachesTheFirstMostFrequent(string split, string file, string rawSplit)
    {
        _raw.Write(file, $$"""{"dataset_name": "textvqa", "data": [{{Row}}]}""");

        var record = Assert.Single(_raw.Read("TextVQA", split));

        Assert.Equal(("3", "TextVQA/train_images/0054c91397f2fe05.jpg", rawSplit), (record.Id, record.ImagePath, record.Split));
        Assert.Equal([new Turn("what is the brand?", "b")], record.Turns);
        Assert.Equal(["a", "b", "b", "c", "c", "d", "e", "f", "g", "h"], record.References);
    }

    [Theory]
    [InlineData(", \"h\"]", "]", "entry 0: 'answers' has 9 answers; 10 were expected")]
    [InlineData("\"h\"]", "5]", "entry 0: 'answers' holds 5; texts expected")]
    [InlineData("what is the brand?", "", "entry 0: 'question' is empty, a text was expected")]
    [InlineData("image_id", "image", "entry 0: the field 'image_id' was expected, it is missing")]
    public void Read_BadRow_NamesPlaceAndField(string good, string bad, string expected)
    {
        _raw.Write("TextVQA/TextVQA_0.5.1_train.json", $$"""{"data": [{{Row.Replace(good, bad)}}]}""");

        Assert.Equal($"TextVQA/TextVQA_0.5.1_train.json: {expected}{RawFixture.Repair}", _raw.Refusal("TextVQA", "train"));
    }

    [Fact]
    public void Read_QuestionIdTwice_SaysSo()
    {
        _raw.Write("TextVQA/TextVQA_0.5.1_train.json", $$"""{"data": [{{Row}}, {{Row}}]}""");

        Assert.Equal("TextVQA/TextVQA_0.5.1_train.json: entry 1: question id '3' is there twice, once was expected; correct it there, or put the original file back", _raw.Refusal("TextVQA", "train"));
    }

    [Fact]
    public void Read_OtherFile_AsksWhetherItIsOne()
    {
        _raw.Write("TextVQA/TextVQA_0.5.1_train.json", """{"questions": []}""");

        Assert.Equal("TextVQA/TextVQA_0.5.1_train.json: no list 'data' found; is this another file?" + RawFixture.Repair, _raw.Refusal("TextVQA", "train"));
    }

    [Fact]
    public void Read_FolderInPlaceOfFile_SaysSo()
    {
        _ = Directory.CreateDirectory(_raw.Root.File("TextVQA/TextVQA_0.5.1_train.json/x"));

        Assert.Equal(
            $"TextVQA: 'TextVQA/TextVQA_0.5.1_train.json' is a folder below '{_raw.Root.Path}'; a file was expected; move the folder away and put the file there", _raw.Refusal("TextVQA", "train"));
    }
}
