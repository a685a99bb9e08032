namespace CoIN.Data.MiniWorld.Corpus;

/// <summary>A question and its answer.</summary>
/// <param name="Question">Lower case; punctuation stands apart.</param>
/// <param name="Answer">A whole sentence, lower case but for what is read; punctuation stands apart.</param>
public sealed record BaseTurn(string Question, string Answer);
