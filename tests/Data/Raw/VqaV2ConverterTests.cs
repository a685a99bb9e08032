using CoIN.Data.Raw;

namespace CoIN.Data.Tests.Raw;

public sealed class VqaV2ConverterTests : IDisposable
{
    private const string Questions = "VQAv2/v2_OpenEnded_mscoco_train2014_questions.json";
    private const string Annotations = "VQAv2/v2_mscoco_train2014_annotations.json";

    private readonly RawFixture _raw = new();

    public void Dispose() => _raw.Dispose();

    [Fact]
    public void Read_Train_JoinsQuestionsAnnotationsAndImages()
    {
        WriteTrain([Question(1, 9, "A?"), Question(2, 5, "B?"), Question(3, 9, "C?")], [Annotation(3, 9, "c"), Annotation(1, 9, "a"), Annotation(2, 5, "b")]);

        var records = _raw.Read("VQAv2", "train");

        Assert.Equal(["9", "5"], records.Select(record => record.Id));
        Assert.Equal("COCO2014/train2014/COCO_train2014_000000000009.jpg", records[0].ImagePath);
        Assert.Equal([new Turn("A?", "a"), new Turn("C?", "c")], records[0].Turns);
        Assert.Equal(["c 0", "c 1", "c 2", "c 3", "c 4", "c 5", "c 6", "c 7", "c 8", "c 9"], records[0].ReferencesOf(1));
    }

    [Fact]
    public void Read_Test_HasOneRecordPerQuestionOfTheValidationSet()
    {
        _raw.Write("VQAv2/v2_OpenEnded_mscoco_val2014_questions.json", $$"""{"questions": [{{Question(4, 42, "A?")}}, {{Question(2, 42, "B?")}}]}""");
        _raw.Write("VQAv2/v2_mscoco_val2014_annotations.json", $$"""{"annotations": [{{Annotation(2, 42, "b")}}, {{Annotation(4, 42, "a")}}]}""");

        var records = _raw.Read("VQAv2", "test");

        Assert.Equal(["4", "2"], records.Select(record => record.Id));
        Assert.Equal("COCO2014/val2014/COCO_val2014_000000000042.jpg", records[0].ImagePath);
    }

    [Fact]
    public void Read_QuestionWithoutAnnotation_SaysSo()
    {
        WriteTrain([Question(1, 9, "A?"), Question(2, 9, "B?")], [Annotation(1, 9, "a")]);

        Assert.Equal($"{Questions}: question '2' has no annotation in {Annotations}, one was expected{RawFixture.Repair}", _raw.Refusal("VQAv2", "train"));
    }

    [Fact]
    public void Read_AnnotationWithoutQuestion_SaysSo()
    {
        WriteTrain([Question(1, 9, "A?")], [Annotation(1, 9, "a"), Annotation(8, 9, "a")]);

        Assert.Equal($"{Annotations}: question '8' is not in {Questions}, where it was expected{RawFixture.Repair}", _raw.Refusal("VQAv2", "train"));
    }

    [Fact]
    public void Read_QuestionIdTwice_SaysSo()
    {
        WriteTrain([Question(1, 9, "A?"), Question(1, 9, "B?")], [Annotation(1, 9, "a")]);

        Assert.Equal($"{Questions}: question id '1' is there twice, once was expected; correct it there, or put the original file back", _raw.Refusal("VQAv2", "train"));
    }

    [Fact]
    public void Read_OtherImageInAnnotation_SaysSo()
    {
        WriteTrain([Question(1, 9, "A?")], [Annotation(1, 10, "a")]);

        Assert.Equal($"{Annotations}: question '1' is about image '10', image '9' was expected, as in {Questions}{RawFixture.Repair}", _raw.Refusal("VQAv2", "train"));
    }

    [Fact]
    public void Read_OtherLayoutThanTheOfficialOne_GivesTheSame()
    {
        WriteTrain([Question(1, 9, "A?"), Question(2, 5, "B?")], [Annotation(1, 9, "a"), Annotation(2, 5, "b")]);
        var official = _raw.Read("VQAv2", "train");
        foreach (var file in new[] { Questions, Annotations })
        {
            var path = _raw.Root.File(file);
            File.WriteAllText(path, File.ReadAllText(path).Replace(": ", ":").Replace("\"b 3\"", "\"\\u0062 3\""));
        }

        var other = _raw.Read("VQAv2", "train");

        Assert.Equal(official.SelectMany(record => record.Turns), other.SelectMany(record => record.Turns));
        Assert.Equal(official.SelectMany(record => record.References), other.SelectMany(record => record.References));
    }

    [Theory]
    [InlineData("\"multiple_choice_answer\"", "\"answer\"", "the field 'multiple_choice_answer' was expected, it is missing")]
    [InlineData("\"question_id\"", "\"question\"", "the field 'question_id' was expected, it is missing")]
    [InlineData("\"image_id\"", "\"image\"", "the field 'image_id' was expected, it is missing")]
    [InlineData("\"a 9\"", "9", "'answers' 9: 'answer' holds 9; a text expected")]
    [InlineData(", {\"answer\": \"a 9\", \"answer_confidence\": \"yes\", \"answer_id\": 10}", "", "'answers' has 9 answers; 10 were expected")]
    public void Read_BadAnnotation_NamesPlaceAndField(string good, string bad, string expected)
    {
        WriteTrain([Question(1, 9, "A?")], [Annotation(1, 9, "a").Replace(good, bad)]);

        Assert.Equal($"{Annotations}: entry 0: {expected}{RawFixture.Repair}", _raw.Refusal("VQAv2", "train"));
    }

    [Theory]
    [InlineData("A?", "", "'question' is empty, a text was expected")]
    [InlineData("\"question\": \"A?\"", "\"question\": 1", "'question' holds 1; a text expected")]
    [InlineData("\"image_id\": 9", "\"image_id\": \"9\"", "'image_id' holds \"9\"; a whole number expected")]
    public void Read_BadQuestion_NamesPlaceAndField(string good, string bad, string expected)
    {
        WriteTrain([Question(1, 9, "A?").Replace(good, bad)], [Annotation(1, 9, "a")]);

        Assert.Equal($"{Questions}: entry 0: {expected}{RawFixture.Repair}", _raw.Refusal("VQAv2", "train"));
    }

    [Fact]
    public void Read_ManyQuestions_AreTheSameForAnyNumberOfWorkers()
    {
        string[] words = ["yes", "no", "caf\\u00e9", "two dogs"];
        WriteTrain([.. Enumerable.Range(0, 3_000).Select(i => Question(i, i % 700, $"Is it {i}?"))], [.. Enumerable.Range(0, 3_000).Reverse().Select(i => Annotation(i, i % 700, words[i % 4]))]);

        var one = RawConverters.For("VQAv2").Read(new RawInput(_raw.Root.Path, "VQAv2"), "train").ToList();
        var four = RawConverters.For("VQAv2").Read(new RawInput(_raw.Root.Path, "VQAv2") { Workers = 4 }, "train").ToList();

        Assert.Equal(700, one.Count);
        Assert.Equal(one.SelectMany(record => record.Turns), four.SelectMany(record => record.Turns));
        Assert.Equal(one.SelectMany(record => record.References), four.SelectMany(record => record.References));
        Assert.Equal("caf\u00e9", one[2].Turns[0].Answer);
    }

    private static string Question(int id, int image, string text) => $$"""{"image_id": {{image}}, "question": "{{text}}", "question_id": {{id}}}""";

    private static string Annotation(int id, int image, string answer) =>
        $$"""{"question_type": "what", "multiple_choice_answer": "{{answer}}", "answers": [{{string.Join(", ", Enumerable.Range(0, 10).Select(i => $$"""{"answer": "{{answer}} {{i}}", "answer_confidence": "yes", "answer_id": {{i + 1}}}"""))}}], "image_id": {{image}}, "answer_type": "other", "question_id": {{id}}}""";

    private void WriteTrain(string[] questions, string[] annotations)
    {
        _raw.Write(Questions, $$"""{"info": {"year": 2014}, "license": {"name": "CC"}, "questions": [{{string.Join(", ", questions)}}]}""");
        _raw.Write(Annotations, $$"""{"info": {"year": 2014}, "annotations": [{{string.Join(", ", annotations)}}]}""");
    }
}
