using System.Runtime.CompilerServices;
using CoIN.Evaluation.Predicting;
using CoIN.Graph;
using CoIN.Judging;
using CoIN.Models.Prompts;

namespace CoIN.Stages;

/// <summary>The base model of the profile as a judge: it reads the prompt as text, without an image, and replies greedily.</summary>
/// <param name="context">The stage; its input <c>base</c> is the output of a base stage.</param>
/// <param name="maximumTokens">The longest reply in tokens.</param>
/// <param name="batch">Prompts answered together; it does not change the replies.</param>
/// <param name="workbench">Device and shared models.</param>
/// <remarks>Source: the first paper judges by LLaVA-1.5-7B this way. The rubric's system text stands where the template has its own.</remarks>
internal sealed class LocalAnswerer(StageContext context, int maximumTokens, int batch, Workbench workbench) : IPromptAnswerer
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<(int Prompt, string Reply)> AnswerAsync(IReadOnlyList<JudgePrompt> prompts, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ComputeSettings.Prepare();
        using var lease = workbench.BorrowBase(context);
        var (checkpoint, config) = (lease.Value, lease.Value.Config);
        using var model = checkpoint.Build();
        var generation = new AnswerGeneration(model, checkpoint.Tokenizer, checkpoint.EndId, batch);
        foreach (var part in Enumerable.Range(0, prompts.Count).Chunk(batch))
        {
            var questions = part.Select(i => (Question(prompts[i]), -1)).ToList();
            foreach (var (i, reply) in part.Zip(generation.Answer(questions, null, maximumTokens, _ => { }, cancellation)))
            {
                yield return (i, reply);
            }
        }

        await Task.CompletedTask;

        EncodedConversation Question(JudgePrompt prompt) =>
            new ConversationEncoder(checkpoint.Tokenizer, config.Family.Prompt(prompt.System), config.ImageTokens, config.ModelMaxLength).EncodeQuestion(prompt.User);
    }
}
