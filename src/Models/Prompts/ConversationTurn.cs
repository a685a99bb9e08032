namespace CoIN.Models.Prompts;

/// <summary>One exchange of a conversation.</summary>
/// <param name="Question">What the user says; it may hold <c>&lt;image&gt;</c>.</param>
/// <param name="Answer">What the assistant says, or null for the turn that the model is to answer.</param>
public sealed record ConversationTurn(string Question, string? Answer);
