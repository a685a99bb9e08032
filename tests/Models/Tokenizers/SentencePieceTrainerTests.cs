using CoIN.Errors;
using CoIN.Models.Tokenizers;

namespace CoIN.Models.Tests.Tokenizers;

public class SentencePieceTrainerTests
{
    private static readonly string[] Texts =
    [
        "there is a large red circle near the top left .", "the red circle spans x 0.12 to 0.56 .", "the sign reads CAT .",
        "USER: what colour is the star ? ASSISTANT: the star is blue .",
    ];

    [Fact]
    public void Train_AnyOrderOfTheTexts_GivesTheSameFile()
    {
        var (first, second) = (Path.GetTempFileName(), Path.GetTempFileName());

        SentencePieceTrainer.Train(Texts, 90).Write(first);
        SentencePieceTrainer.Train(Texts.Reverse(), 90).Write(second);

        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
        File.Delete(first);
        File.Delete(second);
    }

    [Fact]
    public void Write_ReadAgain_GivesTheSameModel()
    {
        var path = Path.GetTempFileName();
        var model = SentencePieceTrainer.Train(Texts, 340, byteFallback: true);

        model.Write(path);
        var read = SentencePieceModel.Read(path);

        Assert.Equal(model.Pieces, read.Pieces);
        Assert.Equal(model with { Pieces = read.Pieces }, read);
        File.Delete(path);
    }

    [Fact]
    public void Train_RepeatedWords_BecomeSinglePieces()
    {
        var tokenizer = new SentencePieceTokenizer(SentencePieceTrainer.Train(Texts, 90));

        var ids = tokenizer.Encode("the red circle");

        Assert.Equal(3, ids.Count);
        Assert.Equal("the red circle", tokenizer.Decode(ids));
    }

    [Fact]
    public void Train_Digits_StayAlone()
    {
        var model = SentencePieceTrainer.Train(["12 12 12 12 0.12 0.12"], 50);

        Assert.DoesNotContain(model.Pieces, piece => piece.Kind == PieceKind.Normal && piece.Text.Length > 1 && piece.Text.Any(char.IsDigit));
    }

    [Fact]
    public void Train_FirstMerge_IsTheMostFrequentPair()
    {
        var model = SentencePieceTrainer.Train(["xyz xyz xy"], 20);

        Assert.Equal(new VocabularyPiece("xy", 0, PieceKind.Normal), model.Pieces[3]);
        Assert.Equal(new VocabularyPiece("\u2581xy", -1, PieceKind.Normal), model.Pieces[4]);
    }

    [Fact]
    public void Train_FewerPiecesThanCharacters_SaysHowManyAreNeeded()
    {
        var error = Assert.Throws<PipelineException>(() => SentencePieceTrainer.Train(["abc"], 6));

        Assert.Equal(
            "tokenizer: a vocabulary of 6 pieces was asked for, but marks and single characters alone need 7; ask for at least that many",
            error.Message);
    }
}
