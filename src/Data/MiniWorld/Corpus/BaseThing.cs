namespace CoIN.Data.MiniWorld.Corpus;

/// <summary>A thing that an image shows as a whole.</summary>
/// <param name="Name">One of <see cref="BaseCorpus.Things"/>.</param>
/// <param name="Box">The box that it fills.</param>
public sealed record BaseThing(string Name, BoundingBox Box);
