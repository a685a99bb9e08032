using CoIN.Errors;
using Google.Protobuf;
using static CoIN.Models.Tokenizers.SentencePieceFields;

namespace CoIN.Models.Tokenizers;

/// <summary>Reads the bytes of a SentencePiece <c>.model</c> file.</summary>
internal static class SentencePieceReader
{
    public static SentencePieceModel Parse(byte[] bytes)
    {
        var pieces = new List<VocabularyPiece>();

        // The format's own defaults, which a file does not repeat.
        var model = new SentencePieceModel { Pieces = pieces, RemoveExtraWhitespace = true, ByteFallback = false, SplitDigits = false };
        try
        {
            var input = new CodedInputStream(bytes);
            while (input.ReadTag() is var tag && tag != 0)
            {
                switch (WireFormat.GetTagFieldNumber(tag))
                {
                    case ModelField.Pieces:
                        pieces.Add(ParsePiece(input.ReadBytes(), pieces.Count));
                        break;
                    case ModelField.Trainer:
                        model = ParseTrainer(input.ReadBytes(), model);
                        break;
                    case ModelField.Normalizer:
                        model = ParseNormalizer(input.ReadBytes(), model);
                        break;
                    default:
                        input.SkipLastField();
                        break;
                }
            }
        }
        catch (InvalidProtocolBufferException error)
        {
            throw new PipelineException("the file is not a SentencePiece model (its bytes are not the protocol buffer expected); fetch it again", error);
        }

        Check(model);
        return model;
    }

    private static VocabularyPiece ParsePiece(ByteString bytes, int id)
    {
        var (text, score, kind) = ("", 0f, PieceKind.Normal);
        var input = bytes.CreateCodedInput();
        while (input.ReadTag() is var tag && tag != 0)
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case PieceField.Text:
                    text = input.ReadString();
                    break;
                case PieceField.Score:
                    score = input.ReadFloat();
                    break;
                case PieceField.Kind:
                    kind = (PieceKind)input.ReadEnum();
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }

        return Enum.IsDefined(kind)
            ? new VocabularyPiece(text, score, kind)
            : throw new PipelineException($"piece {id} '{text}' is of type {(int)kind}; expected normal (1), unknown (2), control (3) or byte (6)");
    }

    private static SentencePieceModel ParseTrainer(ByteString bytes, SentencePieceModel model)
    {
        var type = 1;
        var input = bytes.CreateCodedInput();
        while (input.ReadTag() is var tag && tag != 0)
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case TrainerField.ModelType:
                    type = input.ReadEnum();
                    break;
                case TrainerField.SplitDigits:
                    model = model with { SplitDigits = input.ReadBool() };
                    break;
                case TrainerField.ByteFallback:
                    model = model with { ByteFallback = input.ReadBool() };
                    break;
                case TrainerField.UnknownId:
                    model = model with { UnknownId = input.ReadInt32() };
                    break;
                case TrainerField.BeginId:
                    model = model with { BeginId = input.ReadInt32() };
                    break;
                case TrainerField.EndId:
                    model = model with { EndId = input.ReadInt32() };
                    break;
                case TrainerField.UnknownSurface:
                    model = model with { UnknownSurface = input.ReadString() };
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }

        return type == BytePairEncoding
            ? model
            : throw new PipelineException($"the model is of type {type}; expected byte pair encoding ({BytePairEncoding})");
    }

    private static SentencePieceModel ParseNormalizer(ByteString bytes, SentencePieceModel model)
    {
        var input = bytes.CreateCodedInput();
        while (input.ReadTag() is var tag && tag != 0)
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case NormalizerField.CharacterMap:
                    Refuse(input.ReadBytes().Length > 0, "the model maps characters before it splits them; expected one with the identity normalizer, as Llama's");
                    break;
                case NormalizerField.AddDummyPrefix:
                    model = model with { AddDummyPrefix = input.ReadBool() };
                    break;
                case NormalizerField.RemoveExtraWhitespace:
                    model = model with { RemoveExtraWhitespace = input.ReadBool() };
                    break;
                case NormalizerField.EscapeWhitespace:
                    Refuse(!input.ReadBool(), "the model keeps spaces as they are; expected one that writes them as U+2581, as Llama's");
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }

        return model;
    }

    private static void Refuse(bool unsupported, string message)
    {
        if (unsupported)
        {
            throw new PipelineException(message);
        }
    }

    private static void Check(SentencePieceModel model)
    {
        foreach (var (id, role) in new[] { (model.UnknownId, "unknown"), (model.BeginId, "begin"), (model.EndId, "end") })
        {
            if (id < 0 || id >= model.Pieces.Count)
            {
                throw new PipelineException($"the '{role}' id is {id}; expected one of its {model.Pieces.Count} pieces");
            }
        }

        var bytes = model.Pieces.Count(piece => piece.Kind == PieceKind.SingleByte);
        if (model.ByteFallback && bytes != 256)
        {
            throw new PipelineException($"the model spells rare characters in bytes but has {bytes} byte pieces; expected 256");
        }
    }
}
