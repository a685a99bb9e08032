using CoIN.Benchmark;
using CoIN.Models.Multimodal;
using CoIN.Models.Prompts;
using CoIN.Models.Tokenizers;
using CoIN.Models.Vision;

namespace CoIN.Evaluation.Predicting;

/// <summary>Lets a model answer the questions of a test set, greedily.</summary>
/// <remarks>Questions of like length are answered together, which saves padding; an answer does not depend on its company.</remarks>
public sealed class AnswerGeneration
{
    // A killed prediction loses at most this many answers; a multiple of every sensible batch.
    private const int ShardSize = 512;

    private readonly GreedyGenerator _generator;
    private readonly ITokenizer _tokenizer;
    private readonly int _batch;

    /// <summary>Prepares a generation.</summary>
    /// <param name="model">The model.</param>
    /// <param name="tokenizer">Its tokenizer.</param>
    /// <param name="endId">The id that ends an answer.</param>
    /// <param name="batch">Questions answered together, at least 1.</param>
    public AnswerGeneration(MultimodalModel model, ITokenizer tokenizer, int endId, int batch)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        _generator = new GreedyGenerator(model, endId);
        _tokenizer = tokenizer;
        _batch = batch;
    }

    /// <summary>Returns the answers, in the order of the questions, without surrounding space.</summary>
    /// <param name="questions">The encoded questions, each with the number of its image, or -1 without image.</param>
    /// <param name="features">The images' features; may be null if no question has an image.</param>
    /// <param name="maximumNewTokens">The longest answer in tokens.</param>
    /// <param name="answered">Is told how many questions are answered.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <param name="unfinished">Keeps the answers shard by shard, and has those of an earlier call that was killed; null to keep nothing.</param>
    public IReadOnlyList<string> Answer(
        IReadOnlyList<(EncodedConversation Question, int Image)> questions,
        IVisionFeatures? features,
        int maximumNewTokens,
        Action<int> answered,
        CancellationToken cancellation,
        IUnfinishedWork? unfinished = null)
    {
        ArgumentNullException.ThrowIfNull(questions);
        ArgumentNullException.ThrowIfNull(answered);
        var answers = new string[questions.Count];
        var done = 0;
        var byLength = Enumerable.Range(0, questions.Count).OrderBy(i => questions[i].Question.Ids.Count).ThenBy(i => questions[i].Image < 0);
        var shards = new AnswerShards(unfinished);
        foreach (var (number, shard) in byLength.Chunk(ShardSize).Index())
        {
            if (shards.TryRead(number, shard, answers))
            {
                answered(done += shard.Length);
                continue;
            }

            foreach (var batch in shard.Chunk(_batch))
            {
                cancellation.ThrowIfCancellationRequested();
                Answer(batch, questions, features, maximumNewTokens, answers);
                answered(done += batch.Length);
            }

            if (done < questions.Count)
            {
                shards.Keep(number, shard, answers);
            }
        }

        return answers;
    }

    private void Answer(
        int[] batch, IReadOnlyList<(EncodedConversation Question, int Image)> questions, IVisionFeatures? features, int maximumNewTokens, string[] answers)
    {
        var images = batch.Select(i => questions[i].Image).Where(image => image >= 0).ToList();
        using var chosen = images.Count == 0 ? null : features!.Of(images);
        var ids = _generator.Generate([.. batch.Select(i => questions[i].Question)], chosen, maximumNewTokens);
        foreach (var (i, answer) in batch.Zip(ids))
        {
            answers[i] = _tokenizer.Decode(answer).Trim();
        }
    }
}
