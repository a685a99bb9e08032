using CoIN.Errors;

namespace CoIN.Models.Tokenizers;

/// <summary>What a SentencePiece BPE <c>.model</c> file says: the vocabulary and how text is prepared for it.</summary>
/// <remarks>
/// Source: google/sentencepiece, src/sentencepiece_model.proto. Only what Llama's file and ours use is understood; a file that
/// needs more (unigram models, character maps, user-defined or unused pieces) is refused rather than read wrongly.
/// </remarks>
public sealed record SentencePieceModel
{
    /// <summary>The character that stands for a space inside pieces.</summary>
    public const char Space = '\u2581';

    /// <summary>The vocabulary in the order of the ids.</summary>
    public required IReadOnlyList<VocabularyPiece> Pieces { get; init; }

    /// <summary>Whether a space is put in front of the text.</summary>
    public bool AddDummyPrefix { get; init; } = true;

    /// <summary>Whether runs of spaces are collapsed and those at both ends dropped.</summary>
    public bool RemoveExtraWhitespace { get; init; }

    /// <summary>Whether characters without a piece are spelt as the bytes of their UTF-8 form.</summary>
    public bool ByteFallback { get; init; } = true;

    /// <summary>Whether the trainer kept every digit as a piece of its own; informative, encoding does not read it.</summary>
    public bool SplitDigits { get; init; } = true;

    /// <summary>The id of the piece for what cannot be spelt.</summary>
    public int UnknownId { get; init; }

    /// <summary>The id that begins a sequence.</summary>
    public int BeginId { get; init; } = 1;

    /// <summary>The id that ends a sequence.</summary>
    public int EndId { get; init; } = 2;

    /// <summary>What an unknown piece is decoded to.</summary>
    public string UnknownSurface { get; init; } = " \u2047 ";

    /// <summary>Reads a <c>.model</c> file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="PipelineException">There is no such file, it is not a SentencePiece model, or it needs something that is not supported.</exception>
    public static SentencePieceModel Read(string path)
    {
        try
        {
            return SentencePieceReader.Parse(File.ReadAllBytes(path));
        }
        catch (PipelineException error)
        {
            throw error.At($"tokenizer '{path}'");
        }
        catch (IOException error)
        {
            throw new PipelineException($"tokenizer '{path}': the file cannot be read ({error.Message}); expected a SentencePiece model", error);
        }
    }

    /// <summary>Writes a <c>.model</c> file; equal models give equal bytes.</summary>
    /// <param name="path">The file; it is replaced if it exists.</param>
    public void Write(string path) => File.WriteAllBytes(path, SentencePieceWriter.Serialize(this));
}
