using CoIN.Judging.Replies;
using CoIN.Judging.Tests.Support;

namespace CoIN.Judging.Tests.Replies;

public sealed class ReplyCacheTests : IDisposable
{
    private static readonly JudgePrompt Prompt = new("s", "u");

    private readonly Folders _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Find_WhatAnotherProcessKept_IsThere()
    {
        new ReplyCache(_folder.Root, "judge").Add(Prompt, "line\nbreak \"8\"");

        Assert.Equal("line\nbreak \"8\"", new ReplyCache(_folder.Root, "judge").Find(Prompt));
        Assert.Null(new ReplyCache(_folder.Root, "another judge").Find(Prompt));
        Assert.Null(new ReplyCache(_folder.Root, "judge").Find(new JudgePrompt("su", "")));
    }

    [Fact]
    public void Find_LineCutOffByACrash_IsAskedAgainAndHarmsNoOther()
    {
        new ReplyCache(_folder.Root, "judge").Add(Prompt, "8");
        var file = Directory.GetFiles(_folder.Root, "*.jsonl", SearchOption.AllDirectories).Single();
        File.WriteAllText(file, File.ReadAllText(file)[..^6]);
        var cache = new ReplyCache(_folder.Root, "judge");

        Assert.Null(cache.Find(Prompt));
        cache.Add(Prompt, "9");

        Assert.Equal("9", new ReplyCache(_folder.Root, "judge").Find(Prompt));
    }

    [Fact]
    public void Find_DamagedReply_IsAskedAgain()
    {
        new ReplyCache(_folder.Root, "judge").Add(Prompt, "Score: 8");
        var file = Directory.GetFiles(_folder.Root, "*.jsonl", SearchOption.AllDirectories).Single();
        File.WriteAllText(file, File.ReadAllText(file).Replace("Score: 8", "Score: 9", StringComparison.Ordinal));
        var cache = new ReplyCache(_folder.Root, "judge");

        Assert.Null(cache.Find(Prompt));
        cache.Add(Prompt, "Score: 8");

        Assert.Equal("Score: 8", new ReplyCache(_folder.Root, "judge").Find(Prompt));
    }

    [Fact]
    public async Task Add_ManyWriters_LosesNothing()
    {
        var caches = Enumerable.Range(0, 4).Select(_ => new ReplyCache(_folder.Root, "judge")).ToList();

        await Parallel.ForEachAsync(Enumerable.Range(0, 800), (i, _) =>
        {
            caches[i % caches.Count].Add(new JudgePrompt("s", $"{i}"), $"{i}");
            return ValueTask.CompletedTask;
        });

        var all = new ReplyCache(_folder.Root, "judge");
        Assert.All(Enumerable.Range(0, 800), i => Assert.Equal($"{i}", all.Find(new JudgePrompt("s", $"{i}"))));
    }
}
