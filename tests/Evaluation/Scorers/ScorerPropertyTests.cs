using CoIN.Evaluation.Scorers;
using FsCheck;
using FsCheck.Fluent;

namespace CoIN.Evaluation.Tests.Scorers;

public sealed class ScorerPropertyTests
{
    public static TheoryData<string> Names => [.. AllScorers.Names];

    // A sample for every rule whose columns the facts say differ: the two must never be silently the same.
    [Theory]
    [InlineData("ScienceQA", "a red ball", "A", 1, 0)]
    [InlineData("ImageNet", "", "Tub", 1, 0)]
    [InlineData("ImageNet", "bathTub", "Tub", 1, 0)]
    [InlineData("ImageNet", "tub", "Tub", 0, 1)]
    [InlineData("Grounding", "[0.10, 0.10, 0.20, 0.19]", "[0.10, 0.10, 0.20, 0.19]", 0, 1)]
    [InlineData("Grounding", "[1.0, 0.0, 0.5, 1.00]", "[0.0, 0.0, 0.5, 1.0]", 1, 0)]
    [InlineData("OCR-VQA", "Unanswerable", "unanswerable", 0, 1)]
    [InlineData("GQA", " red ", "red", 0, 1)]
    [InlineData("TextVQA", "cat 's", "cat's", 1, 0)]
    public void Columns_WhereTheRulesDiffer_Differ(string name, string prediction, string answer, double published, double corrected)
    {
        var reference = new ScoringReference("1", answer) { ChoiceCount = name == "ScienceQA" ? 4 : null };
        var scorer = AllScorers.Find(name);

        Assert.Equal(published, scorer.Published(reference, prediction).Value);
        Assert.Equal(corrected, scorer.Corrected(reference, prediction).Value);
    }

    [Theory]
    [InlineData("VQAv2")]
    [InlineData("VizWiz")]
    public void Columns_AnnotatorsDisagree_OnlyTheCorrectedIsSoft(string name)
    {
        var reference = new ScoringReference("1", "cat") { Annotators = ["dog", "dog", "cat", "cat", "cat", "cat", "cat", "cat", "cat", "cat"] };
        var scorer = AllScorers.Find(name);

        Assert.Equal(0, scorer.Published(reference, "dog").Value);
        Assert.Equal(((2 / 3.0 * 8) + (1 / 3.0 * 2)) / 10, scorer.Corrected(reference, "dog").Value, 12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AnyPrediction_EveryRule_ScoresBetweenNoughtAndOne(string name)
    {
        var scorer = AllScorers.Find(name);
        var answer = name == "Grounding" ? "[0.1, 0.1, 0.5, 0.5]" : "A";

        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<string[]>(), said =>
        {
            var prediction = string.Concat(said ?? []);
            var reference = new ScoringReference("1", answer) { Annotators = name is "TextVQA" or "VQAv2" ? [.. Enumerable.Repeat(prediction, 4), .. Enumerable.Repeat("x", 6)] : [] };
            return scorer.Published(reference, prediction).Value is >= 0 and <= 1 && scorer.Corrected(reference, prediction).Value is >= 0 and <= 1;
        }));
    }

    [Theory]
    [InlineData("TextVQA")]
    [InlineData("ImageNet")]
    [InlineData("GQA")]
    [InlineData("VizWiz")]
    [InlineData("VQAv2")]
    [InlineData("OCR-VQA")]
    [InlineData("exact")]
    public void Corrected_CaseAndSurroundingSpace_DoNotMatter(string name)
    {
        var scorer = AllScorers.Find(name);
        var words = Gen.Elements("red", "Tennis ball", "two", "don't", "3.5", "half-time").ToArbitrary();

        Check.QuickThrowOnFailure(Prop.ForAll(words, words, (prediction, answer) =>
        {
            var reference = new ScoringReference("1", answer);
            var score = scorer.Corrected(reference, prediction).Value;
            return scorer.Corrected(reference, prediction.ToUpperInvariant()).Value == score && scorer.Corrected(reference, $"  {prediction}\n").Value == score;
        }));
    }

    [Fact]
    public void Published_SoftAccuracy_DoesNotDependOnTheOrderOfAnnotators()
    {
        var scorer = AllScorers.Find("TextVQA");
        var ten = Gen.ArrayOf(Gen.Elements("a cat", "cat", "dog", "two", "2"), 10).ToArbitrary();

        Check.QuickThrowOnFailure(Prop.ForAll(ten, answers =>
            scorer.Published(new ScoringReference("1", "cat") { Annotators = answers }, "cat").Value
            == scorer.Published(new ScoringReference("1", "cat") { Annotators = [.. answers.Reverse()] }, "cat").Value));
    }
}
