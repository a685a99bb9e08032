namespace CoIN.Data.MiniWorld.Corpus;

/// <summary>A coloured shape in an image.</summary>
/// <param name="Shape">One of <see cref="BaseCorpus.Shapes"/>.</param>
/// <param name="Colour">One of <see cref="BaseCorpus.Colours"/>.</param>
/// <param name="Size"><c>small</c> or <c>large</c>.</param>
/// <param name="Box">The smallest box around it.</param>
public sealed record BaseObject(string Shape, string Colour, string Size, BoundingBox Box);
