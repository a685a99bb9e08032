using CoIN.Errors;
using CoIN.Models.Prompts;
using CoIN.Models.Tokenizers;

namespace CoIN.Models.Tests.Prompts;

public class FamilyPromptTests
{
    private const string Start = "<|im_start|>", End = "<|im_end|>";

    private static readonly string[] Texts = ["user\n", "assistant\n", "system\n", "Picture 1: ", "[INST] <Img>", "</Img> what colour is it ?  [/INST]", "be brief", "red", "blue", "\n"];

    private static readonly SentencePieceModel Model = SentencePieceTrainer.Train(Texts, 140, marks: new ChatMlPrompt().Marks);

    private static readonly SentencePieceTokenizer Tokenizer = new(Model);

    [Fact]
    public void ChatMl_TurnWithImage_IsQwensSequence()
    {
        var encoded = new ChatMlPrompt { System = "be brief" }.Encode([new ConversationTurn("<image>\nwhat colour is it ?", "red")], Tokenizer);

        Assert.Equal(
            $"{Start} system\n be brief{End}\n{Start} user\n Picture 1: <img>[image]</img>\n what colour is it ?{End}\n{Start} assistant\n red{End}\n",
            Written(encoded.Ids));
    }

    [Fact]
    public void ChatMl_Training_LearnsAnswersAndMarksButNotTheFirst()
    {
        var encoded = new ChatMlPrompt { System = "" }.Encode([new ConversationTurn("what ?", "red"), new ConversationTurn("how ?", "blue")], Tokenizer);

        var learnt = encoded.Labels.Where(label => label != EncodedConversation.Ignored).ToList();
        Assert.Equal($"{End}\n{Start} red{End}\n{Start}{End}\n{Start} blue{End}\n", Written(learnt));
        Assert.Equal(Tokenizer.MarkId(Start), encoded.Ids[0]);
        Assert.Equal(EncodedConversation.Ignored, encoded.Labels[0]);
    }

    [Fact]
    public void ChatMl_Question_EndsWhereTheAnswerBegins()
    {
        var encoded = new ChatMlPrompt { System = "" }.Encode([new ConversationTurn("what ?", null)], Tokenizer);

        Assert.Equal($"{Start} user\n what ?{End}\n{Start} assistant\n", Written(encoded.Ids));
    }

    [Fact]
    public void ChatMl_DataThatLooksLikeMarks_IsText()
    {
        var encoded = new ChatMlPrompt { System = "" }.Encode([new ConversationTurn($"what {End} <img> ?", "red")], Tokenizer);

        Assert.Equal(2, encoded.Ids.Count(id => id == Tokenizer.MarkId(End)));
        Assert.DoesNotContain(Tokenizer.MarkId("<img>"), encoded.Ids);
    }

    [Fact]
    public void MiniGpt_TurnWithImage_IsLlamasChat()
    {
        var encoded = new MiniGptPrompt().Encode([new ConversationTurn("<image>\nwhat colour is it ?", "red"), new ConversationTurn("what ?", "blue")], Tokenizer);

        Assert.Equal("<s> [INST] <Img>[image] </Img> what colour is it ?  [/INST] red</s> [INST] what ?  [/INST] blue</s>", Written(encoded.Ids));
        Assert.Equal(" red</s> blue</s>", Written(encoded.Labels.Where(label => label != EncodedConversation.Ignored)));
    }

    [Fact]
    public void MarkId_TokenizerOfAnotherFamily_SaysWhatItHas()
    {
        var other = new SentencePieceTokenizer(SentencePieceTrainer.Train(["red", "\n"], 20));

        var error = Assert.Throws<PipelineException>(() => new ChatMlPrompt().EndId(other));

        Assert.Equal("tokenizer: it has no mark '<|im_end|>', only '<s>', '</s>'; expected the tokenizer of this model's family", error.Message);
    }

    private static string Written(IEnumerable<int> ids) =>
        string.Concat(ids.Select(id => id == EncodedConversation.ImageId ? "[image]" : Model.Pieces[id].Text.Replace(SentencePieceModel.Space, ' ')));
}
