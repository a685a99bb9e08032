using CoIN.Models.Tokenizers;

namespace CoIN.Models.Prompts;

/// <summary>MiniGPT-v2's form of Llama 2's chat: <c>[INST] &lt;Img&gt;...&lt;/Img&gt; {question}  [/INST] {answer}&lt;/s&gt;</c>.</summary>
/// <remarks>
/// Source: Vision-CAIR/MiniGPT-4, minigpt4/models/minigpt_base.py (prompt_wrap, tokenize_conversation), with the end mark that zackschen/CoIN's training files set. Deviation: a question without an image
/// has no image marks; the official training shows such a question a black image.
/// </remarks>
public sealed record MiniGptPrompt : IPrompt
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Marks => [];

    /// <inheritdoc/>
    public int EndId(ITokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        return tokenizer.EndId;
    }

    /// <inheritdoc/>
    public IEnumerable<string> Texts(ConversationTurn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return ["[INST] <Img>", $"</Img> {turn.QuestionAlone}  [/INST]", turn.Answer ?? ""];
    }

    /// <inheritdoc/>
    public EncodedConversation Encode(IReadOnlyList<ConversationTurn> turns, ITokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(turns);
        ArgumentNullException.ThrowIfNull(tokenizer);
        var built = new ConversationBuilder(tokenizer).Mark(tokenizer.BeginId);
        foreach (var turn in turns)
        {
            _ = turn.HasImage
                ? built.Text("[INST] <Img>").Image().Text($"</Img> {turn.QuestionAlone}  [/INST]")
                : built.Text($"[INST] {turn.QuestionAlone}  [/INST]");
            if (turn.Answer is not null)
            {
                built.Text(turn.Answer, learnt: true).Mark(tokenizer.EndId, learnt: true);
            }
        }

        return built.Build();
    }
}
