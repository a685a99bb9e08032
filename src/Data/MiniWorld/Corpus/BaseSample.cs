namespace CoIN.Data.MiniWorld.Corpus;

/// <summary>One sample that a base model is pre-trained on: an image, what is said about it, and what is where in it.</summary>
public sealed record BaseSample
{
    /// <summary>[64, 64, 3] row by row, red, green, blue; null for text alone.</summary>
    public byte[]? Pixels { get; init; }

    /// <summary>What is said: 4 to 8 turns, each right without the others; none where only a tower is to look.</summary>
    public required IReadOnlyList<BaseTurn> Turns { get; init; }

    /// <summary>The coloured shapes; none where the image is blurred.</summary>
    public IReadOnlyList<BaseObject> Objects { get; init; } = [];

    /// <summary>The words and numbers; none where the image is blurred.</summary>
    public IReadOnlyList<BaseWord> Words { get; init; } = [];

    /// <summary>Whether the image is blurred beyond recognition.</summary>
    public bool IsBlurred { get; init; }

    /// <summary>The colour of the book cover, one of <see cref="BaseCorpus.Colours"/>; null where the image shows no book.</summary>
    public string? CoverColour { get; init; }

    /// <summary>The thing that is shown, if it is that kind of image.</summary>
    public BaseThing? Thing { get; init; }
}
