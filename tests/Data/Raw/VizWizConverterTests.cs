namespace CoIN.Data.Tests.Raw;

public sealed class VizWizConverterTests : IDisposable
{
    private readonly RawFixture _raw = new();

    public void Dispose() => _raw.Dispose();

    [Fact]
    public void Read_Question_KeepsTenAnswers()
    {
        _raw.Write("VizWiz/val.json", $"[{Row(10)}]");

        var record = Assert.Single(_raw.Read("VizWiz", "test"));

        Assert.Equal(("VizWiz_val_00000000", "VizWiz/val/VizWiz_val_00000000.jpg"), (record.Id, record.ImagePath));
        Assert.Equal([new Turn("What is this?", "unanswerable")], record.Turns);
        Assert.Equal(10, record.References.Count);
    }

    [Fact]
    public void Read_NineAnswers_SaysSo()
    {
        _raw.Write("VizWiz/val.json", $"[{Row(9)}]");

        Assert.Equal("VizWiz/val.json: entry 0: 'answers' has 9 answers; 10 were expected" + RawFixture.Repair, _raw.Refusal("VizWiz", "test"));
    }

    [Fact]
    public void Read_ImageTwice_SaysSo()
    {
        _raw.Write("VizWiz/val.json", $"[{Row(10)}, {Row(10)}]");

        Assert.Equal("VizWiz/val.json: entry 1: image 'VizWiz_val_00000000.jpg' is there twice, once was expected; correct it there, or put the original file back", _raw.Refusal("VizWiz", "test"));
    }

    private static string Row(int answers) =>
        $$"""{"answerable": 0, "image": "VizWiz_val_00000000.jpg", "question": "What is this?", "answer_type": "unanswerable", "answers": [{{string.Join(", ", Enumerable.Repeat("""{"answer_confidence": "yes", "answer": "unanswerable"}""", answers))}}]}""";
}
