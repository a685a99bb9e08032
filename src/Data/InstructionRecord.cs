namespace CoIN.Data;

/// <summary>One training or test sample of a learning task: an image, or none, and the turns of a conversation about it.</summary>
/// <remarks>Every learning task has this form; <c>InstructionParquet</c> documents the columns on disk.</remarks>
public sealed record InstructionRecord
{
    /// <summary>The record's name, unique within its learning task and split.</summary>
    public required string Id { get; init; }

    /// <summary>The encoded image file (JPEG or PNG), or null for text-only records and where images stay files.</summary>
    public byte[]? Image { get; init; }

    /// <summary>The image file below the image root, with '/', or null for text-only records.</summary>
    public string? ImagePath { get; init; }

    /// <summary>Width of the image in pixels, or null without an image.</summary>
    public int? Width { get; init; }

    /// <summary>Height of the image in pixels, or null without an image.</summary>
    public int? Height { get; init; }

    /// <summary>The conversation, at least one turn. Test records have exactly one.</summary>
    public required IReadOnlyList<Turn> Turns { get; init; }

    /// <summary>
    /// All reference answers, turn after turn, the same number for every turn: one where the data set has a single answer, ten for
    /// TextVQA, VizWiz and VQAv2.
    /// </summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>The options of a multiple-choice question in the order of their letters; empty for all others.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The box to find, or null where the task has none.</summary>
    public BoundingBox? Box { get; init; }

    /// <summary>The split of the raw data set that the record comes from, for example <c>train</c>, <c>testA</c>.</summary>
    public required string Split { get; init; }

    /// <summary>The name of the sample in the raw data set, for example a question id.</summary>
    public required string SourceId { get; init; }

    /// <summary>Returns the reference answers of one turn.</summary>
    /// <param name="turn">Which turn, from 0.</param>
    public IReadOnlyList<string> ReferencesOf(int turn)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(turn);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(turn, Turns.Count);
        var perTurn = References.Count / Turns.Count;
        return [.. References.Skip(turn * perTurn).Take(perTurn)];
    }
}
