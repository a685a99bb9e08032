using System.Text.Json;
using CoIN.Judging.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoIN.Judging.Tests;

public sealed class ReplyParsersTests
{
    [Theory]
    [InlineData("7", 7.0, 7)]
    [InlineData("8.5", 8.5, null)]
    [InlineData("8.5/10", null, null)]
    [InlineData("8/10", 8.0, 8)]
    [InlineData("Score: 10", 1.0, 10)]
    [InlineData("10 points", 1.0, 10)]
    [InlineData("0.", 0.0, 0)]
    [InlineData("-3", -3.0, null)]
    [InlineData("11", null, null)]
    [InlineData("The answer is mostly right.", null, null)]
    [InlineData("", null, null)]
    public void BothParsers_TheListedReplies_AsDescribed(string reply, double? published, int? corrected)
    {
        Assert.Equal(published, ReplyParsers.Published(reply));
        Assert.Equal(corrected, ReplyParsers.Corrected(reply));
    }

    [Fact]
    public void BothParsers_GoldenReplies_AgreeWithPython()
    {
        var cases = File.ReadLines(Folders.Repository("tests", "Judging", "Golden", "replies.jsonl"))
            .Select(line => JsonSerializer.Deserialize<GoldenReply>(line, JsonSerializerOptions.Web)!).ToList();

        var wrong = cases.Where(golden => golden.Published != ReplyParsers.Published(golden.Reply) || golden.Corrected != ReplyParsers.Corrected(golden.Reply))
            .Select(golden => $"{golden}: {ReplyParsers.Published(golden.Reply)}, {ReplyParsers.Corrected(golden.Reply)}").ToList();

        Assert.True(cases.Count >= 200, $"{cases.Count} cases");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void BothParsers_AnyReply_StayOnTheScale() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
            ReplyParsers.Published(text ?? "") is null or <= 10 && ReplyParsers.Corrected(text ?? "") is null or (>= 0 and <= 10)));

    private sealed record GoldenReply(string Reply, double? Published, int? Corrected);
}
