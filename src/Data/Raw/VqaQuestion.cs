namespace CoIN.Data.Raw;

/// <summary>One question of VQAv2, joined with its annotation.</summary>
/// <param name="Id">The question's id.</param>
/// <param name="ImageId">The image's id.</param>
/// <param name="Turn">The question and the answer that training teaches.</param>
/// <param name="Answers">All ten answers.</param>
internal sealed record VqaQuestion(long Id, long ImageId, Turn Turn, string[] Answers);
