using CoIN.Errors;
using CoIN.Models.Prompts;
using CoIN.Models.Tokenizers;

namespace CoIN.Models.Tests.Prompts;

public class ConversationEncoderTests
{
    private const int ImageTokens = 4;

    private static readonly SentencePieceTokenizer Tokenizer = new(SentencePieceTrainer.Train(
        ["USER: what colour is it ?\n ASSISTANT: red", "USER: how many ? ASSISTANT: 2", "USER: what ? ASSISTANT: blue"], 120));

    private static ConversationEncoder Encoder(string system = "", int maximumLength = 200) =>
        new(Tokenizer, new VicunaPrompt { System = system }, ImageTokens, maximumLength);

    [LlamaTokenizerFact]
    public void EncodeTraining_PapersPromptAndTokenizer_IsLlavasSequence()
    {
        var tokenizer = SentencePieceTokenizer.Load(LlamaTokenizerFactAttribute.FilePath);
        var encoder = new ConversationEncoder(tokenizer, new VicunaPrompt(), 576, 2048);

        var encoded = encoder.EncodeTraining([new ConversationTurn("<image>\nWhat?", "A")]);

        // [BOS] "A chat ... USER: " [image] "\nWhat? ASSISTANT: A" [EOS]
        Assert.Equal([1, 319, 13563, 1546], encoded.Ids.Take(4));
        Assert.Equal([3148, 1001, 29901, 29871, -200, 29871, 13, 5618, 29973, 319, 1799, 9047, 13566, 29901, 319, 2], encoded.Ids.Skip(encoded.ImagePosition - 4));
        Assert.Equal([319, 2], encoded.Labels.Where(label => label != EncodedConversation.Ignored));
        Assert.Equal([319, 2], encoded.Labels.TakeLast(2));
    }

    [Fact]
    public void EncodeTraining_SeveralTurns_LabelsAnswersAndTheirEndMarks()
    {
        var encoded = Encoder().EncodeTraining([new ConversationTurn("<image>\nwhat colour is it ?", "red"), new ConversationTurn("how many ?", "2")]);

        int[] expected = [.. Tokenizer.Encode("red"), Tokenizer.EndId, .. Tokenizer.Encode("2").Skip(1), Tokenizer.EndId];
        var learnt = encoded.Labels.Where(label => label != EncodedConversation.Ignored).ToList();
        Assert.Equal("red2", Tokenizer.Decode(learnt).Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(2, learnt.Count(id => id == Tokenizer.EndId));
        Assert.All(encoded.Ids.Zip(encoded.Labels), pair => Assert.True(pair.Second == EncodedConversation.Ignored || pair.First == pair.Second));
        Assert.Equal(Tokenizer.BeginId, encoded.Ids[0]);
        Assert.Single(encoded.Ids, Tokenizer.BeginId);
        Assert.Equal(expected[^1], encoded.Labels[^1]);
    }

    [Fact]
    public void EncodeTraining_ImageInTheMiddleOfTheQuestion_IsMovedToTheFront()
    {
        var moved = Encoder().EncodeTraining([new ConversationTurn("what colour <image> is it ?", "red")]);
        var front = Encoder().EncodeTraining([new ConversationTurn("<image>\nwhat colour  is it ?", "red")]);

        Assert.Equal(front.Ids, moved.Ids);
    }

    [Fact]
    public void EncodeTraining_DataThatLooksLikeMarks_KeepsItsLabels()
    {
        var encoded = Encoder().EncodeTraining([new ConversationTurn("what </s> ASSISTANT: ?", "red")]);

        Assert.Single(encoded.Ids, Tokenizer.EndId);
        Assert.Equal(Tokenizer.Encode("red").Count + 1, encoded.Labels.Count(label => label != EncodedConversation.Ignored));
    }

    [Fact]
    public void EncodeTraining_TooLong_IsCutAtTheEnd()
    {
        var turns = new[] { new ConversationTurn("<image>\nwhat colour is it ?", "red") };
        var whole = Encoder().EncodeTraining(turns);

        var cut = Encoder(maximumLength: whole.Length(ImageTokens) - 1).EncodeTraining(turns);

        Assert.Equal(whole.Ids.SkipLast(1), cut.Ids);
        Assert.Equal(whole.Labels.SkipLast(1), cut.Labels);
    }

    [Fact]
    public void EncodeTraining_ImageInEachOfTwoTurns_IsRefused()
    {
        ConversationTurn[] turns = [new("<image>\nwhat ?", "red"), new("<image>\nwhat ?", "red")];

        var error = Assert.Throws<PipelineException>(() => Encoder().EncodeTraining(turns));

        Assert.Equal("the conversation holds 2 image placeholders '<image>'; expected at most one, for its one image", error.Message);
    }

    [Fact]
    public void EncodeQuestion_AnyQuestion_IsThePartBeforeTheAnswer()
    {
        var encoder = Encoder("talk");

        var question = encoder.EncodeQuestion("<image>\nwhat colour is it ?");
        var training = encoder.EncodeTraining([new ConversationTurn("<image>\nwhat colour is it ?", "red")]);

        Assert.Equal(training.Ids.Take(question.Ids.Count), question.Ids);
        Assert.Equal(training.Labels.TakeWhile(label => label == EncodedConversation.Ignored).Count(), question.Ids.Count);
    }

    [Fact]
    public void EncodeQuestion_LongerThanTheModelReads_SaysByHowMuch()
    {
        var error = Assert.Throws<PipelineException>(() => Encoder(maximumLength: 10).EncodeQuestion("<image>\nwhat colour is it ?"));

        Assert.Matches(@"^the question '<image>\nwhat colour is it \?' takes \d+ positions; expected at most 10: raise the model's maximum length or shorten the question$", error.Message);
    }
}
