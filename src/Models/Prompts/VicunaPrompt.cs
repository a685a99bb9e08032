namespace CoIN.Models.Prompts;

/// <summary>The Vicuna v1 conversation: <c>{system} USER: {question} ASSISTANT: {answer}&lt;/s&gt;USER: ...</c>.</summary>
/// <remarks>Source: haotian-liu/LLaVA, llava/conversation.py (conv_vicuna_v1, separator style TWO) and llava/train/train.py (preprocess_multimodal, preprocess_v1).</remarks>
public sealed record VicunaPrompt
{
    /// <summary>The placeholder of an image in a question.</summary>
    public const string Image = "<image>";

    /// <summary>What stands before the first turn; small models take an empty one, which saves them 40 tokens a sample.</summary>
    public string System { get; init; } =
        "A chat between a curious user and an artificial intelligence assistant. "
        + "The assistant gives helpful, detailed, and polite answers to the user's questions.";

    /// <summary>Returns everything of a turn that is given, up to and including <c>ASSISTANT:</c>, without a space behind it.</summary>
    /// <param name="question">The question, its image placeholder already in place (<see cref="ImageFirst"/>).</param>
    /// <param name="first">Whether this is the first turn, which the system text precedes.</param>
    public string Instruction(string question, bool first)
    {
        var system = first && System.Length > 0 ? System + " " : "";
        return $"{system}USER: {question} ASSISTANT:";
    }

    /// <summary>Returns a question with its image placeholder, if it holds one, moved to the front on a line of its own.</summary>
    /// <param name="question">The question.</param>
    public static string ImageFirst(string question)
    {
        ArgumentNullException.ThrowIfNull(question);

        return question.Contains(Image, StringComparison.Ordinal)
            ? $"{Image}\n{question.Replace(Image, "", StringComparison.Ordinal).Trim()}".Trim()
            : question;
    }
}
