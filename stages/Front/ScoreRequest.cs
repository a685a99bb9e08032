namespace CoIN.Stages.Front;

/// <summary>Predictions made elsewhere that are to be scored.</summary>
/// <param name="Task">The learning task.</param>
/// <param name="Predictions">JSON lines with <c>question_id</c> and <c>text</c>; a relative path starts at the repository's folder.</param>
/// <param name="References">A test file in the release format, one of the data set's own, or a folder with either.</param>
public sealed record ScoreRequest(string Task, string Predictions, string References);
