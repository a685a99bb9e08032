using CoIN.Data.Raw;
using CoIN.Errors;

namespace CoIN.Data.Tests.Raw;

public sealed class ScienceQaConverterTests : IDisposable
{
    private const string Problem =
        """{"question": "Which is it?", "choices": ["one", "two", "three"], "answer": 1, "hint": "Look.", "image": "image.png", "split": "train"}""";

    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Read_ProblemWithImageAndHint_LaysItOutAsTheOfficialData()
    {
        WriteRaw($$"""{"7": {{Problem}}}""", "7");

        var record = Assert.Single(Read("train"));

        Assert.Equal("7", record.Id);
        Assert.Equal("ScienceQA/images/train/7/image.png", record.ImagePath);
        Assert.Equal([new Turn("Context: Look.\nWhich is it?\nA. one\nB. two\nC. three", "B")], record.Turns);
        Assert.Equal(["B"], record.References);
        Assert.Equal(["one", "two", "three"], record.Choices);
    }

    [Fact]
    public void Read_ProblemWithoutImageAndHint_HasNeither()
    {
        WriteRaw($$"""{"7": {{Problem.Replace("Look.", "").Replace("\"image.png\"", "null")}}}""", "7");

        var record = Assert.Single(Read("train"));

        Assert.Null(record.ImagePath);
        Assert.Equal("Which is it?\nA. one\nB. two\nC. three", record.Turns[0].Question);
    }

    [Fact]
    public void Read_SplitList_DecidesMembersAndOrder()
    {
        WriteRaw($$"""{"1": {{Problem}}, "2": {{Problem}}, "3": {{Problem}}}""", "3", "1");

        Assert.Equal(["3", "1"], Read("train").Select(record => record.Id));
    }

    [Theory]
    [InlineData("\"answer\": 1", "\"answer\": 3", "entry '7': 'answer' is 3 of 3 choices; a choice counted from 0 was expected")]
    [InlineData("\"answer\": 1", "\"answer\": -1", "entry '7': 'answer' is -1 of 3 choices; a choice counted from 0 was expected")]
    [InlineData("\"answer\": 1", "\"answer\": \"B\"", "entry '7': 'answer' holds \"B\"; a whole number expected")]
    [InlineData("\"answer\": 1", "\"answers\": 1", "entry '7': the field 'answer' was expected, it is missing")]
    [InlineData("\"Which is it?\"", "\" \"", "entry '7': 'question' is empty, a text was expected")]
    [InlineData("\"image.png\"", "\"../../x.png\"", "entry '7': '../../x.png' cannot be a file name; a name without '/' was expected")]
    public void Read_BadProblem_NamesPlaceAndField(string good, string bad, string expected)
    {
        WriteRaw($$"""{"7": {{Problem.Replace(good, bad)}}}""", "7");

        var exception = Assert.Throws<PipelineException>(() => Read("train").ToList());

        Assert.Equal($"ScienceQA/problems.json: {expected}{RawFixture.Repair}", exception.Message);
    }

    [Fact]
    public void Read_SameProblemTwice_SaysSo()
    {
        WriteRaw($$"""{"7": {{Problem}}, "7": {{Problem}}}""", "7");

        var exception = Assert.Throws<PipelineException>(() => Read("train").ToList());

        Assert.Equal("ScienceQA/problems.json: entry '7': the problem is there twice, once was expected; correct it there, or put the original file back", exception.Message);
    }

    [Fact]
    public void Read_ListedProblemMissing_IsRefusedOrCounted()
    {
        WriteRaw($$"""{"7": {{Problem}}}""", "7", "8");

        var exception = Assert.Throws<PipelineException>(() => Read("train").ToList());
        var tolerant = new RawInput(_root.Path, "ScienceQA", MissingInput.LeaveOut);
        var records = new ScienceQaConverter().Read(tolerant, "train").ToList();

        Assert.Equal(
            "ScienceQA/pid_splits.json: problem '8' of split 'train' is not in ScienceQA/problems.json, which has 1 of the split's 2; put the whole file there, "
            + "or lower data.minimumCoverage to leave such problems out",
            exception.Message);
        Assert.Equal((1, 2L, 1L), (records.Count, tolerant.RecordsListed, tolerant.RecordsMissing));
    }

    [Theory]
    [InlineData("{\"train\": {\"7\": 1}}", "split 'train': no list of texts found, which was expected")]
    [InlineData("{\"train\": [7]}", "split 'train': no list of texts found, which was expected")]
    [InlineData("{\"train\": null}", "split 'train': a problem has no id; a list of ids was expected")]
    [InlineData("{\"train\": [\"7\", null]}", "split 'train': a problem has no id; a list of ids was expected")]
    [InlineData("{\"train\": [\"7\", \"8\", \"7\"]}", "split 'train': problem '7' is there twice, once was expected")]
    public void Read_BadSplitList_SaysSo(string splits, string expected)
    {
        WriteRaw($$"""{"7": {{Problem}}}""", "7");
        _ = _root.Write("ScienceQA/pid_splits.json", splits);

        var exception = Assert.Throws<PipelineException>(() => Read("train").ToList());

        Assert.Equal($"ScienceQA/pid_splits.json: {expected}{RawFixture.Repair}", exception.Message);
    }

    [Fact]
    public void Read_OtherSplitFile_AsksWhetherItIsOne()
    {
        WriteRaw($$"""{"7": {{Problem}}}""", "7");

        var exception = Assert.Throws<PipelineException>(() => Read("val").ToList());

        Assert.Equal("ScienceQA/pid_splits.json: no split 'val' found; is this another file?" + RawFixture.Repair, exception.Message);
    }

    [SharedDataFact("scienceqa")]
    public void Convert_OfficialFiles_HasTheOfficialSplitsAndEveryProblem()
    {
        var root = Path.GetDirectoryName(SharedDataFactAttribute.Find("scienceqa"))!;
        var options = new ConversionOptions { Templates = Templates.Load(), Missing = MissingInput.Keep };

        var reports = new ScienceQaConverter().Splits
            .Select(split => InstructionConversion.Convert(new ScienceQaConverter(), root, split, options, _root.File($"{split}.parquet"))).ToList();
        var records = new ScienceQaConverter().Splits.SelectMany(split => InstructionParquet.Read(_root.File($"{split}.parquet"))).ToList();

        Assert.Equal([12_726, 4_241, 4_241], reports.Select(report => report.RecordsListed));
        Assert.Equal(1_773, reports.Sum(report => report.RecordsWritten));
        Assert.Equal(879, reports.Sum(report => report.ImagesNamed));
        Assert.Equal(879, reports.Sum(report => report.ImagesMissing));
        Assert.Equal(1_773 - 879, records.Count(record => record.ImagePath is null));
        Assert.Equal(
            "Which of these states is farthest north?\nA. West Virginia\nB. Louisiana\nC. Arizona\nD. Oklahoma\nAnswer with the option's letter from the given choices directly.",
            records.Single(record => record.Id == "1").Turns[0].Question);
        Assert.Matches(@"^0\.0 % of ScienceQA's train images present \(0 of \d+\)$", reports[0].Coverage());
    }

    private IEnumerable<InstructionRecord> Read(string split) => new ScienceQaConverter().Read(new RawInput(_root.Path, "ScienceQA"), split);

    private void WriteRaw(string problems, params string[] trainIds)
    {
        _ = _root.Write("ScienceQA/problems.json", problems);
        _ = _root.Write("ScienceQA/pid_splits.json", $$"""{"train": [{{string.Join(", ", trainIds.Select(id => $"\"{id}\""))}}], "test": []}""");
    }
}
