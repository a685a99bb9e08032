using CoIN.Evaluation.Scorers;

namespace CoIN.Evaluation.Tests.Scorers;

/// <summary>Every rule in both columns against an implementation of its own in Python.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string> Names => [.. AllScorers.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void BothColumns_GoldenCases_AgreeWithPython(string name)
    {
        var scorer = AllScorers.Find(name);
        var cases = GoldenCase.Of(name);

        var wrong = cases.SelectMany(golden => new[]
        {
            Compare(golden, "published", golden.Published, scorer.Published(golden.Reference, golden.Prediction)),
            Compare(golden, "corrected", golden.Corrected, scorer.Corrected(golden.Reference, golden.Prediction)),
        }).OfType<string>().ToList();

        Assert.True(cases.Count >= 200, $"{cases.Count} cases");
        Assert.True(wrong.Count == 0, $"{wrong.Count} differ:\n{string.Join('\n', wrong.Take(20))}");
    }

    [Fact]
    public void TextVqa_GoldenCases_AreNormalisedAsPythonDoes()
    {
        var scorer = AllScorers.Find("TextVQA");
        foreach (var golden in GoldenCase.Of("TextVQA"))
        {
            Assert.Equal(golden.M4c, scorer.Published(golden.Reference, golden.Prediction).Normalised);
            Assert.Equal(golden.Official, scorer.Corrected(golden.Reference, golden.Prediction).Normalised);
        }
    }

    private static string? Compare(GoldenCase golden, string column, double expected, SampleScore score) =>
        Math.Abs(expected - score.Value) < 1e-12
            ? null
            : $"{golden.Id} {column}: '{golden.Prediction}' against '{golden.Answer}' is {expected}, found {score.Value} as '{score.Normalised}' {score.Reason}";
}
