using CoIN.Judging.Lexical;
using FsCheck;
using FsCheck.Fluent;

namespace CoIN.Judging.Tests.Lexical;

public sealed class LexicalJudgeTests
{
    [Theory]
    [InlineData("red", "red", 10)]
    [InlineData("red", "Red.", 10)]
    [InlineData("red", "The answer is: a red one", 10)]
    [InlineData("red", "it is not red", 0)]
    [InlineData("red", "blue", 0)]
    [InlineData("red", "", 0)]
    [InlineData("dog", "dogs", 10)]
    [InlineData("two", "2", 10)]
    [InlineData("2", "There are two apples.", 10)]
    [InlineData("2", "12", 0)]
    [InlineData("2.0", "2", 10)]
    [InlineData("1,000", "1000", 10)]
    [InlineData("yes", "Yes, it is.", 10)]
    [InlineData("yes", "No, yes would be wrong", 0)]
    [InlineData("no", "yes", 0)]
    [InlineData("tennis ball", "ball", 7)]
    [InlineData("tennis ball", "ball of tennis", 9)]
    [InlineData("children", "a child", 10)]
    [InlineData("the", "the", 10)]
    [InlineData("?", "?", 10)]
    [InlineData("don't", "dont", 10)]
    public void Rate_ShortAnswers_LooksForTheKeyWords(string reference, string prediction, int expected) =>
        Assert.Equal(expected, LexicalJudge.Rate(new JudgingSample("1", "q", reference, prediction)));

    [Theory]
    [InlineData("B", 10)]
    [InlineData("b", 10)]
    [InlineData("(b)", 10)]
    [InlineData("B. an apple", 10)]
    [InlineData("The answer is B.", 10)]
    [InlineData("an apple", 10)]
    [InlineData("I think it shows apples", 10)]
    [InlineData("A", 0)]
    [InlineData("A or B", 0)]
    [InlineData("a pear", 0)]
    [InlineData("a red apple", 0)]
    [InlineData("A pear", 0)]
    [InlineData("something", 0)]
    public void Rate_MultipleChoice_TakesLetterOrText(string prediction, int expected) =>
        Assert.Equal(expected, LexicalJudge.Rate(new JudgingSample("1", "q", "B", prediction) { Choices = ["a pear", "an apple", "a red apple"] }));

    [Theory]
    [InlineData("[0.10, 0.10, 0.50, 0.50]", 10)]
    [InlineData("0.1 0.1 0.5 0.5", 10)]
    [InlineData("[0.10, 0.10, 0.50, 0.30]", 5)]
    [InlineData("[0.60, 0.60, 0.90, 0.90]", 0)]
    [InlineData("[0.50, 0.50, 0.10, 0.10]", 0)]
    [InlineData("on the left", 0)]
    public void Rate_Box_IsTenTimesTheOverlap(string prediction, int expected) =>
        Assert.Equal(expected, LexicalJudge.Rate(new JudgingSample("1", "q", "[0.10, 0.10, 0.50, 0.50]", prediction) { IsBox = true }));

    [Fact]
    public void Rate_AnyText_IsOnTheScaleAndTenForItself() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<string>(), ArbMap.Default.ArbFor<string>(), (a, b) =>
        {
            var (reference, prediction) = (a ?? "", b ?? "");
            return LexicalJudge.Rate(new JudgingSample("1", "q", reference, prediction)) is >= 0 and <= 10
                && LexicalJudge.Rate(new JudgingSample("1", "q", reference, reference)) == 10;
        }));

    [Fact]
    public void Rate_CaseArticlesMarksAndSpace_DoNotMatter()
    {
        var words = Gen.Elements("red", "tennis ball", "seven", "3.5", "yellow school bus").ToArbitrary();

        Check.QuickThrowOnFailure(Prop.ForAll(words, words, (reference, prediction) =>
            LexicalJudge.Rate(new JudgingSample("1", "q", reference, prediction))
            == LexicalJudge.Rate(new JudgingSample("1", "q", reference, $"  The {prediction.ToUpperInvariant()}!\n"))));
    }

    [Fact]
    public async Task Ask_Samples_RepliesToEachInOrder()
    {
        var replies = await new LexicalJudge().AskAsync([new("2", "q", "red", "red"), new("1", "q", "red", "blue")], CancellationToken.None).ToListAsync();

        Assert.Equal([new JudgeReply("2", "10"), new JudgeReply("1", "0")], replies);
    }
}
