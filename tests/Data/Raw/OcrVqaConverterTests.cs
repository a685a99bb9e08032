namespace CoIN.Data.Tests.Raw;

public sealed class OcrVqaConverterTests : IDisposable
{
    private const string Book =
        """{"authorName": "A. B.", "genre": "Law", "imageURL": "http://images.example/I/61Y.jpg", "questions": ["Who?", "Which title?"], "answers": ["A. B.", "T"], "split": 1, "title": "T"}""";

    private readonly RawFixture _raw = new();

    public void Dispose() => _raw.Dispose();

    [Fact]
    public void Read_Train_HasOneRecordPerBookWithAllItsQuestions()
    {
        Write(Book);

        var record = Assert.Single(_raw.Read("OCR-VQA", "train"));

        Assert.Equal(("761", "OCR-VQA/images/761.jpg"), (record.Id, record.ImagePath));
        Assert.Equal([new Turn("Who?", "A. B."), new Turn("Which title?", "T")], record.Turns);
    }

    [Fact]
    public void Read_Test_HasOneRecordPerQuestion()
    {
        Write(Book.Replace("\"split\": 1", "\"split\": 3"));

        var records = _raw.Read("OCR-VQA", "test");

        Assert.Equal(["761-0", "761-1"], records.Select(record => record.Id));
        Assert.Equal(["T"], records[1].References);
        Assert.Empty(_raw.Read("OCR-VQA", "val"));
    }

    [Theory]
    [InlineData("\"split\": 1", "\"split\": 4", "'split' is 4; 1, 2 or 3 was expected")]
    [InlineData(", \"T\"]", "]", "there are 2 questions and 1 answers; as many of either were expected, at least one")]
    [InlineData("\"Who?\"", "\"\"", "one of the 'questions' is empty, texts were expected")]
    public void Read_BadBook_NamesPlaceAndField(string good, string bad, string expected)
    {
        Write(Book.Replace(good, bad));

        Assert.Equal($"OCR-VQA/dataset.json: entry '761': {expected}{RawFixture.Repair}", _raw.Refusal("OCR-VQA", "train"));
    }

    private void Write(string book) => _raw.Write("OCR-VQA/dataset.json", $$"""{"761": {{book}}}""");
}
