namespace CoIN.Models.Tokenizers;

/// <summary>The field numbers of a SentencePiece <c>.model</c> file.</summary>
/// <remarks>Source: google/sentencepiece, src/sentencepiece_model.proto.</remarks>
internal static class SentencePieceFields
{
    public const int BytePairEncoding = 2;

    public static class ModelField
    {
        public const int Pieces = 1, Trainer = 2, Normalizer = 3;
    }

    public static class PieceField
    {
        public const int Text = 1, Score = 2, Kind = 3;
    }

    public static class TrainerField
    {
        public const int ModelType = 3, VocabularySize = 4, SplitDigits = 25, ByteFallback = 35, UnknownId = 40, BeginId = 41, EndId = 42, PadId = 43, UnknownSurface = 44;
    }

    public static class NormalizerField
    {
        public const int Name = 1, CharacterMap = 2, AddDummyPrefix = 3, RemoveExtraWhitespace = 4, EscapeWhitespace = 5;
    }
}
