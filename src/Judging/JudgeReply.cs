namespace CoIN.Judging;

/// <summary>What a judge said about one sample.</summary>
/// <param name="Id">The sample's id.</param>
/// <param name="Text">The reply as it came; may be anything.</param>
public sealed record JudgeReply(string Id, string Text);
