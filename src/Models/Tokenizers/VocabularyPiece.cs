namespace CoIN.Models.Tokenizers;

/// <summary>One entry of a SentencePiece vocabulary; its id is its place in the list.</summary>
/// <param name="Text">The piece, with U+2581 for a space.</param>
/// <param name="Score">The higher, the earlier a pair is merged into this piece.</param>
/// <param name="Kind">What the piece stands for.</param>
public sealed record VocabularyPiece(string Text, float Score, PieceKind Kind);
