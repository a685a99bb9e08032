using System.Text.Json;

namespace CoIN.Data.Tests.MiniWorld;

[Collection(SmallWorldCollection.Name)]
public sealed class QuestionFormatTests(SmallWorld world)
{
    [Theory]
    [InlineData("train", SmallWorld.Train)]
    [InlineData("val", SmallWorld.Test)]
    public void TextVqa_EveryQuestion_HasTenAnswersAndAnImage(string split, int count)
    {
        var file = world.Json($"TextVQA/TextVQA_0.5.1_{split}.json");

        Assert.Equal((split, "textvqa", "0.5.1"), (Text(file, "dataset_type"), Text(file, "dataset_name"), Text(file, "dataset_version")));
        Assert.Equal(count, file.GetProperty("data").GetArrayLength());
        foreach (var entry in file.GetProperty("data").EnumerateArray())
        {
            Assert.True(File.Exists(world.PathOf($"TextVQA/train_images/{Text(entry, "image_id")}.jpg")));
            Assert.Equal((64, 64), (entry.GetProperty("image_width").GetInt32(), entry.GetProperty("image_height").GetInt32()));
            AssertAgreement([.. entry.GetProperty("answers").EnumerateArray().Select(answer => answer.GetString()!)]);
        }
    }

    [Theory]
    [InlineData("train", SmallWorld.Train * 3, SmallWorld.Train * 5)]
    [InlineData("testdev", SmallWorld.Test, SmallWorld.Test)]
    public void Gqa_EveryQuestion_HasImageAnswersAndTypes(string split, int fewest, int most)
    {
        var questions = world.Json($"GQA/{split}_balanced_questions.json").EnumerateObject().Select(question => question.Value).ToList();

        Assert.InRange(questions.Count, fewest, most);
        foreach (var question in questions)
        {
            Assert.True(File.Exists(world.PathOf($"GQA/images/{Text(question, "imageId")}.jpg")));
            Assert.EndsWith("?", Text(question, "question"), StringComparison.Ordinal);
            Assert.Contains(Text(question, "answer"), Text(question, "fullAnswer"), StringComparison.OrdinalIgnoreCase);
            Assert.Contains(Text(question.GetProperty("types"), "structural"), (string[])["query", "verify", "choose"]);
        }
    }

    [Theory]
    [InlineData("train", SmallWorld.Train)]
    [InlineData("val", SmallWorld.Test)]
    public void VizWiz_EveryEntry_HasTenAnswersAndSaysWhetherItIsAnswerable(string split, int count)
    {
        var entries = world.Json($"VizWiz/{split}.json").EnumerateArray().ToList();

        Assert.Equal(count, entries.Count);
        Assert.InRange(entries.Count(entry => entry.GetProperty("answerable").GetInt32() == 0), 1, count / 2);
        foreach (var entry in entries)
        {
            Assert.True(File.Exists(world.PathOf($"VizWiz/{split}/{Text(entry, "image")}")));
            var answers = entry.GetProperty("answers").EnumerateArray().Select(answer => Text(answer, "answer")).ToList();
            AssertAgreement(answers);
            Assert.Equal(entry.GetProperty("answerable").GetInt32() == 0, Majority(answers) == "unanswerable");
            Assert.All(entry.GetProperty("answers").EnumerateArray(), answer => Assert.Contains(Text(answer, "answer_confidence"), (string[])["yes", "maybe"]));
        }
    }

    [Theory]
    [InlineData("train", SmallWorld.Train * 3, SmallWorld.Train * 5)]
    [InlineData("val", SmallWorld.Test, SmallWorld.Test)]
    public void VqaV2_QuestionsAndAnnotations_Correspond(string split, int fewest, int most)
    {
        var questions = world.Json($"VQAv2/v2_OpenEnded_mscoco_{split}2014_questions.json").GetProperty("questions").EnumerateArray().ToList();
        var annotations = world.Json($"VQAv2/v2_mscoco_{split}2014_annotations.json").GetProperty("annotations").EnumerateArray().ToList();

        Assert.InRange(questions.Count, fewest, most);
        Assert.Equal(questions.Select(Ids), annotations.Select(Ids));
        Assert.Equal(questions.Count, questions.Select(Ids).Distinct().Count());
        foreach (var annotation in annotations)
        {
            var answers = annotation.GetProperty("answers").EnumerateArray().ToList();
            Assert.Equal(Enumerable.Range(1, 10), answers.Select(answer => answer.GetProperty("answer_id").GetInt32()));
            AssertAgreement([.. answers.Select(answer => Text(answer, "answer"))]);
            Assert.Equal(Text(annotation, "multiple_choice_answer"), Majority([.. answers.Select(answer => Text(answer, "answer"))]));
            Assert.Contains(Text(annotation, "answer_type"), (string[])["yes/no", "number", "other"]);
            Assert.True(File.Exists(world.PathOf($"COCO2014/{split}2014/COCO_{split}2014_{annotation.GetProperty("image_id").GetInt32():D12}.jpg")));
        }
    }

    [Fact]
    public void OcrVqa_Books_HaveParallelQuestionsAndAnswersInThreeSplits()
    {
        var books = world.Json("OCR-VQA/dataset.json").EnumerateObject().ToList();
        List<JsonElement> InSplit(int split) => [.. books.Select(book => book.Value).Where(book => book.GetProperty("split").GetInt32() == split)];

        Assert.Equal(SmallWorld.Train, InSplit(1).Count);
        Assert.Equal(SmallWorld.Validation, InSplit(2).Count);
        Assert.Equal(SmallWorld.Test, InSplit(3).Sum(book => book.GetProperty("questions").GetArrayLength()));
        foreach (var book in books)
        {
            Assert.Equal(book.Value.GetProperty("questions").GetArrayLength(), book.Value.GetProperty("answers").GetArrayLength());
            Assert.EndsWith($"/{book.Name}.jpg", Text(book.Value, "imageURL"), StringComparison.Ordinal);
            Assert.True(File.Exists(world.PathOf($"OCR-VQA/images/{book.Name}.jpg")));
            string[] known = [Text(book.Value, "title"), Text(book.Value, "authorName"), Text(book.Value, "genre"), "Yes", "No"];
            Assert.All(book.Value.GetProperty("answers").EnumerateArray(), answer => Assert.Contains(answer.GetString(), known));
        }
    }

    private static (int Image, int Question) Ids(JsonElement element)
        => (element.GetProperty("image_id").GetInt32(), element.GetProperty("question_id").GetInt32());

    private static void AssertAgreement(List<string> answers)
    {
        Assert.Equal(10, answers.Count);
        Assert.InRange(answers.Count(answer => answer == Majority(answers)), 8, 10);
    }

    private static string Majority(List<string> answers) => answers.GroupBy(answer => answer).MaxBy(group => group.Count())!.Key;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
