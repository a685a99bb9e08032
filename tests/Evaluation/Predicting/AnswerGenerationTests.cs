using CoIN.Benchmark.Tests.Support;
using CoIN.Evaluation.Predicting;
using CoIN.Models.Multimodal;
using CoIN.Models.Prompts;
using CoIN.Models.Tests;
using CoIN.Models.Tokenizers;
using CoIN.Models.Vision;
using static TorchSharp.torch;

namespace CoIN.Evaluation.Tests.Predicting;

public sealed class AnswerGenerationTests : IDisposable
{
    private const int Images = 5, Questions = 23, Longest = 6;

    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();
    private readonly MultimodalModel _model = Parity.Model();
    private readonly SentencePieceTokenizer _tokenizer = Tokenizer();
    private readonly StoredVisionFeatures _features;
    private readonly IReadOnlyList<(EncodedConversation, int)> _questions = [.. Enumerable.Range(0, Questions).Select(Question)];

    public AnswerGenerationTests()
    {
        var pixels = Enumerable.Range(0, Images).Select(image => Enumerable.Range(0, 3 * 8 * 8).Select(i => (float)Math.Sin((i * 0.3) + image)).ToArray());
        _features = StoredVisionFeatures.Compute(_model, pixels, Images, _ => { }, CancellationToken.None);
    }

    public void Dispose()
    {
        _features.Dispose();
        _scope.Dispose();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(Questions)]
    [InlineData(100)]
    public void Answer_AnyBatch_GivesTheAnswersOfBatchOne(int batch)
    {
        var alone = Answer(1);

        Assert.Equal(alone, Answer(batch));
        Assert.True(alone.Distinct().Count() > 3, string.Join(" | ", alone));
    }

    [Fact]
    public void Answer_QuestionsInAnotherOrder_FollowIt()
    {
        var there = Answer(4);
        var back = new AnswerGeneration(_model, _tokenizer, _tokenizer.EndId, 4).Answer([.. _questions.Reverse()], _features, Longest, _ => { }, CancellationToken.None);

        Assert.Equal(there.Reverse(), back);
    }

    [Fact]
    public void Answer_Batches_AreCountedUp()
    {
        var counts = new List<int>();

        new AnswerGeneration(_model, _tokenizer, _tokenizer.EndId, 10).Answer(_questions, _features, Longest, counts.Add, CancellationToken.None);

        Assert.Equal([10, 20, Questions], counts);
    }

    [Fact]
    public void Answer_Cancelled_Stops() =>
        Assert.Throws<OperationCanceledException>(() =>
            new AnswerGeneration(_model, _tokenizer, _tokenizer.EndId, 10).Answer(_questions, _features, Longest, _ => { }, new CancellationToken(canceled: true)));

    [Fact]
    public void Answer_KilledAndGoneOn_AnswersOnlyTheRest()
    {
        const int Many = 1100; // two whole shards and a rest
        var questions = Enumerable.Range(0, Many).Select(i => _questions[i % Questions]).ToList();
        var generation = new AnswerGeneration(_model, _tokenizer, _tokenizer.EndId, 64);
        var expected = generation.Answer(questions, _features, 2, _ => { }, CancellationToken.None);
        var kept = new KeptInMemory();
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => generation.Answer(questions, _features, 2, done => Stop(done, stop), stop.Token, kept));

        var counts = new List<int>();
        var answers = generation.Answer(questions, _features, 2, counts.Add, CancellationToken.None, kept);

        Assert.Equal(expected, answers);
        Assert.Equal(["answers-0"], kept.Opened);
        Assert.Equal([512, 576], counts.Take(2));
    }

    private static void Stop(int done, CancellationTokenSource stop)
    {
        if (done > 600)
        {
            stop.Cancel();
        }
    }

    // Of different lengths; two of three show one of the images.
    private static (EncodedConversation Question, int Image) Question(int i)
    {
        var image = i % 3 == 0 ? -1 : i % Images;
        int[] ids = [1, .. image < 0 ? Array.Empty<int>() : [EncodedConversation.ImageId], .. Enumerable.Range(0, 1 + (i * 5 % 7)).Select(k => 3 + ((i + (k * 4)) % 26))];
        return (new EncodedConversation(ids, [.. Enumerable.Repeat(EncodedConversation.Ignored, ids.Length)]), image);
    }

    // As many pieces as the tiny model knows.
    private static SentencePieceTokenizer Tokenizer()
    {
        var path = Path.GetTempFileName();
        try
        {
            SentencePieceTrainer.Train(["the cat sat on a mat with red dogs", "the dog and the cat"], Parity.Config.TextConfig.VocabSize).Write(path);
            return SentencePieceTokenizer.Load(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private IReadOnlyList<string> Answer(int batch) =>
        new AnswerGeneration(_model, _tokenizer, _tokenizer.EndId, batch).Answer(_questions, _features, Longest, _ => { }, CancellationToken.None);
}
