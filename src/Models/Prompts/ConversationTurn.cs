namespace CoIN.Models.Prompts;

/// <summary>One exchange of a conversation.</summary>
/// <param name="Question">What the user says; it may hold <see cref="Image"/>.</param>
/// <param name="Answer">What the assistant says, or null for the turn that the model is to answer.</param>
public sealed record ConversationTurn(string Question, string? Answer)
{
    /// <summary>The placeholder of an image in a question.</summary>
    public const string Image = "<image>";

    /// <summary>Whether the question has an image.</summary>
    public bool HasImage => Question.Contains(Image, StringComparison.Ordinal);

    /// <summary>The question without placeholder.</summary>
    internal string QuestionAlone => HasImage ? Question.Replace(Image, "", StringComparison.Ordinal).Trim() : Question;
}
