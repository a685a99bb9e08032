namespace CoIN.Models.Tokenizers;

/// <summary>What a piece of a SentencePiece vocabulary stands for; the values are those of the file format.</summary>
public enum PieceKind
{
    /// <summary>Text, with U+2581 for a space.</summary>
    Normal = 1,

    /// <summary>Whatever the vocabulary cannot spell.</summary>
    Unknown = 2,

    /// <summary>A mark that never comes out of text, such as the beginning of a sequence.</summary>
    Control = 3,

    /// <summary>One byte of UTF-8, written <c>&lt;0x41&gt;</c>.</summary>
    SingleByte = 6,
}
