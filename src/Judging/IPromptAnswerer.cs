using CoIN.Errors;

namespace CoIN.Judging;

/// <summary>A model that is asked to judge: it reads prompts and writes replies.</summary>
public interface IPromptAnswerer
{
    /// <summary>Returns the reply to every prompt with the prompt's number, each once, in whatever order they come.</summary>
    /// <param name="prompts">The prompts.</param>
    /// <param name="cancellation">Stops at the next reply.</param>
    /// <exception cref="PipelineException">The model cannot be asked.</exception>
    IAsyncEnumerable<(int Prompt, string Reply)> AnswerAsync(IReadOnlyList<JudgePrompt> prompts, CancellationToken cancellation);
}
