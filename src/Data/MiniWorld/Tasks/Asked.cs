namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>A question about a picture.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">The one right short answer.</param>
/// <param name="Kind">What the data set calls this kind of question.</param>
/// <param name="Sentence">The answer as a whole sentence, where the data set has one.</param>
internal sealed record Asked(string Question, string Answer, string Kind, string Sentence = "");
