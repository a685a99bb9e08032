namespace CoIN.Data.Tests.Raw;

public sealed class GqaConverterTests : IDisposable
{
    private readonly RawFixture _raw = new();

    public void Dispose() => _raw.Dispose();

    [Fact]
    public void Read_Train_JoinsTheQuestionsOfAnImageInOrder()
    {
        _raw.Write("GQA/train_balanced_questions.json", $"{{{Row("q1", "n7", "A?", "a")}, {Row("q2", "5", "B?", "b")}, {Row("q3", "n7", "C?", "c")}}}");

        var records = _raw.Read("GQA", "train");

        Assert.Equal(["n7", "5"], records.Select(record => record.Id));
        Assert.Equal([new Turn("A?", "a"), new Turn("C?", "c")], records[0].Turns);
        Assert.Equal("GQA/images/n7.jpg", records[0].ImagePath);
        Assert.Equal([new Turn("B?", "b")], records[1].Turns);
    }

    [Fact]
    public void Read_Test_HasOneRecordPerQuestion()
    {
        _raw.Write("GQA/testdev_balanced_questions.json", $"{{{Row("q1", "n7", "A?", "a")}, {Row("q2", "n7", "B?", "b")}}}");

        Assert.Equal(["q1", "q2"], _raw.Read("GQA", "test").Select(record => record.Id));
    }

    [Fact]
    public void Read_QuestionTwice_SaysSo()
    {
        _raw.Write("GQA/train_balanced_questions.json", $"{{{Row("q1", "n7", "A?", "a")}, {Row("q1", "5", "B?", "b")}}}");

        Assert.Equal("GQA/train_balanced_questions.json: entry 'q1': the question id is there twice, once was expected; correct it there, or put the original file back", _raw.Refusal("GQA", "train"));
    }

    [Fact]
    public void Read_TruncatedFile_SaysSo()
    {
        _raw.Write("GQA/train_balanced_questions.json", $"{{{Row("q1", "n7", "A?", "a")}, ");

        Assert.Equal(
            "GQA/train_balanced_questions.json: the file ends in the middle, after 93 bytes; is it a broken download? Fetch it again",
            _raw.Refusal("GQA", "train"));
    }

    private static string Row(string id, string image, string question, string answer) =>
        $"\"{id}\": {{\"question\": \"{question}\", \"imageId\": \"{image}\", \"answer\": \"{answer}\", \"types\": {{\"structural\": \"query\"}}}}";
}
