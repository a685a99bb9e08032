using CoIN.Errors;
using CoIN.Judging.Replies;
using CoIN.Judging.Tests.Support;

namespace CoIN.Judging.Tests.Replies;

public sealed class RecordedJudgeTests : IDisposable
{
    private readonly Folders _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ask_StoredReplies_AreReplayedById()
    {
        var judge = RecordedJudge.Load(_folder.Write("r.jsonl", """{"question_id": 2, "text": "8"}""" + "\n" + """{"question_id": "1", "text": "Score: 3"}""" + "\n\n"));

        var replies = await judge.AskAsync([new("1", "q", "a", "b"), new("2", "q", "a", "b")], CancellationToken.None).ToListAsync();

        Assert.Equal([new JudgeReply("1", "Score: 3"), new JudgeReply("2", "8")], replies);
    }

    [Fact]
    public async Task Ask_ReplyMissing_SaysHowMany()
    {
        var judge = RecordedJudge.Load(_folder.Write("r.jsonl", """{"question_id": "1", "text": "8"}"""));

        var failure = await Assert.ThrowsAsync<PipelineException>(async () => await judge.AskAsync([new("1", "q", "a", "b"), new("2", "q", "a", "b")], CancellationToken.None).ToListAsync());

        Assert.Equal("recorded replies r.jsonl: 1 of 2 samples have no reply, the first is '2'; give the replies to these predictions", failure.Message);
    }

    [Theory]
    [InlineData("""{"question_id": "1"}""", "recorded replies r.jsonl:1: an object with 'question_id' and 'text' was expected")]
    [InlineData("[1]", "recorded replies r.jsonl:1: an object with 'question_id' and 'text' was expected")]
    [InlineData("""{"question_id": "1", "text": "8"}""" + "\n" + """{"question_id": "1", "text": "9"}""", "recorded replies r.jsonl:2: '1' has a reply already, '8', and now '9'; keep one")]
    public void Load_MalformedFile_NamesTheLine(string text, string message)
    {
        var path = _folder.Write("r.jsonl", text);

        Assert.Equal(message, Assert.Throws<PipelineException>(() => RecordedJudge.Load(path)).Message);
    }
}
