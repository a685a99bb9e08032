using Google.Protobuf;
using static CoIN.Models.Tokenizers.SentencePieceFields;

namespace CoIN.Models.Tokenizers;

/// <summary>Writes the bytes of a SentencePiece <c>.model</c> file.</summary>
internal static class SentencePieceWriter
{
    public static byte[] Serialize(SentencePieceModel model)
    {
        return Message(output =>
        {
            foreach (var piece in model.Pieces)
            {
                WriteMessage(output, ModelField.Pieces, message => WritePiece(message, piece));
            }

            WriteMessage(output, ModelField.Trainer, message => WriteTrainer(message, model));
            WriteMessage(output, ModelField.Normalizer, message => WriteNormalizer(message, model));
        });
    }

    private static void WritePiece(CodedOutputStream output, VocabularyPiece piece)
    {
        output.WriteTag(PieceField.Text, WireFormat.WireType.LengthDelimited);
        output.WriteString(piece.Text);
        output.WriteTag(PieceField.Score, WireFormat.WireType.Fixed32);
        output.WriteFloat(piece.Score);
        WriteNumber(output, PieceField.Kind, (int)piece.Kind);
    }

    private static void WriteTrainer(CodedOutputStream output, SentencePieceModel model)
    {
        WriteNumber(output, TrainerField.ModelType, BytePairEncoding);
        WriteNumber(output, TrainerField.VocabularySize, model.Pieces.Count);
        WriteNumber(output, TrainerField.SplitDigits, model.SplitDigits ? 1 : 0);
        WriteNumber(output, TrainerField.ByteFallback, model.ByteFallback ? 1 : 0);
        WriteNumber(output, TrainerField.UnknownId, model.UnknownId);
        WriteNumber(output, TrainerField.BeginId, model.BeginId);
        WriteNumber(output, TrainerField.EndId, model.EndId);
        WriteNumber(output, TrainerField.PadId, -1);
        output.WriteTag(TrainerField.UnknownSurface, WireFormat.WireType.LengthDelimited);
        output.WriteString(model.UnknownSurface);
    }

    private static void WriteNormalizer(CodedOutputStream output, SentencePieceModel model)
    {
        output.WriteTag(NormalizerField.Name, WireFormat.WireType.LengthDelimited);
        output.WriteString("identity");
        WriteNumber(output, NormalizerField.AddDummyPrefix, model.AddDummyPrefix ? 1 : 0);
        WriteNumber(output, NormalizerField.RemoveExtraWhitespace, model.RemoveExtraWhitespace ? 1 : 0);
        WriteNumber(output, NormalizerField.EscapeWhitespace, 1);
    }

    private static void WriteNumber(CodedOutputStream output, int field, int value)
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteInt32(value);
    }

    private static void WriteMessage(CodedOutputStream output, int field, Action<CodedOutputStream> write)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(Message(write)));
    }

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var bytes = new MemoryStream();
        using (var output = new CodedOutputStream(bytes, leaveOpen: true))
        {
            write(output);
        }

        return bytes.ToArray();
    }
}
