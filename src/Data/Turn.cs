namespace CoIN.Data;

/// <summary>One question with its answer.</summary>
/// <param name="Question">The human's words, instruction included, without the image marker.</param>
/// <param name="Answer">The answer that training teaches.</param>
public sealed record Turn(string Question, string Answer);
