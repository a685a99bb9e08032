using System.Runtime.CompilerServices;
using CoIN.Judging.Replies;

namespace CoIN.Judging;

/// <summary>A judge that is a model: every sample becomes a prompt by the rubric, and what was ever replied to a prompt is not asked again.</summary>
/// <param name="rubric">The rubric.</param>
/// <param name="model">The model.</param>
/// <param name="cache">Replies so far; each new one is put there as soon as it comes, so that an interrupted run asks only for what is missing.</param>
public sealed class PromptJudge(Rubric rubric, IPromptAnswerer model, ReplyCache cache) : IJudge
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<JudgeReply> AskAsync(IReadOnlyList<JudgingSample> samples, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var waiting = new List<(JudgePrompt Prompt, List<string> Ids)>();
        foreach (var group in samples.GroupBy(sample => JudgePrompt.Of(rubric, sample)))
        {
            var ids = group.Select(sample => sample.Id).ToList();
            if (cache.Find(group.Key) is not { } known)
            {
                waiting.Add((group.Key, ids));
                continue;
            }

            foreach (var id in ids)
            {
                yield return new JudgeReply(id, known);
            }
        }

        var prompts = waiting.ConvertAll(item => item.Prompt);
        await foreach (var (prompt, reply) in model.AnswerAsync(prompts, cancellation).WithCancellation(cancellation).ConfigureAwait(false))
        {
            cache.Add(prompts[prompt], reply);
            foreach (var id in waiting[prompt].Ids)
            {
                yield return new JudgeReply(id, reply);
            }
        }
    }
}
