using CoIN.Models.Tokenizers;

namespace CoIN.Models.Prompts;

/// <summary>Qwen's ChatML: every part between <c>&lt;|im_start|&gt;</c> and <c>&lt;|im_end|&gt;</c>, images as <c>Picture 1: &lt;img&gt;...&lt;/img&gt;</c>.</summary>
/// <remarks>
/// Source: QwenLM/Qwen-VL, finetune.py (preprocess), as zackschen/CoIN trains with it: the marks and line breaks of the system's and the user's parts are learnt with the answers. Deviations: questions are
/// asked as in training, where the official evaluation has a format of its own; the marks are put by their ids, so that no data can write one; each text is tokenised by itself.
/// </remarks>
public sealed record ChatMlPrompt : IPrompt
{
    private const string Start = "<|im_start|>", End = "<|im_end|>", ImageStart = "<img>", ImageEnd = "</img>", Picture = "Picture 1: ";

    /// <summary>The system's text; small models take an empty one, and then there is no system part at all.</summary>
    public string System { get; init; } = "You are a helpful assistant.";

    /// <inheritdoc/>
    public IReadOnlyList<string> Marks => [Start, End, ImageStart, ImageEnd];

    /// <inheritdoc/>
    public int EndId(ITokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        return tokenizer.MarkId(End);
    }

    /// <inheritdoc/>
    public IEnumerable<string> Texts(ConversationTurn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return ["user\n", "assistant\n", Picture, turn.Question, turn.Answer ?? ""];
    }

    /// <inheritdoc/>
    public EncodedConversation Encode(IReadOnlyList<ConversationTurn> turns, ITokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(turns);
        ArgumentNullException.ThrowIfNull(tokenizer);
        var (start, end) = (tokenizer.MarkId(Start), tokenizer.MarkId(End));
        var built = new ConversationBuilder(tokenizer);
        if (System.Length > 0)
        {
            Close(built.Mark(start, learnt: true).Text("system\n").Text(System));
        }

        foreach (var turn in turns)
        {
            built.Mark(start, learnt: true).Text("user\n");
            if (turn.HasImage)
            {
                built.Text(Picture).Mark(tokenizer.MarkId(ImageStart)).Image().Mark(tokenizer.MarkId(ImageEnd)).LineBreak();
            }

            Close(built.Text(turn.QuestionAlone)).Mark(start, learnt: true).Text("assistant\n");
            if (turn.Answer is not null)
            {
                Close(built.Text(turn.Answer, learnt: true));
            }
        }

        return built.Build();

        ConversationBuilder Close(ConversationBuilder part) => part.Mark(end, learnt: true).LineBreak(learnt: true);
    }
}
