namespace CoIN.Data.MiniWorld.Corpus;

/// <summary>A word or number in an image.</summary>
/// <param name="Text">A to Z and 0 to 9.</param>
/// <param name="Box">The smallest box around its letters.</param>
public sealed record BaseWord(string Text, BoundingBox Box);
