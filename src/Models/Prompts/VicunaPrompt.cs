using CoIN.Models.Tokenizers;

namespace CoIN.Models.Prompts;

/// <summary>The Vicuna v1 conversation: <c>{system} USER: {question} ASSISTANT: {answer}&lt;/s&gt;USER: ...</c>.</summary>
/// <remarks>
/// Source: haotian-liu/LLaVA, llava/conversation.py (conv_vicuna_v1, separator style TWO), llava/train/train.py (preprocess_multimodal, preprocess_v1) and llava/mm_utils.py (tokenizer_image_token). One begin
/// mark opens the sequence; the image stands first, on a line of its own; the text on either side of it is tokenised by itself; only answers and the end mark behind each are labelled. Deviation: LLaVA finds the answers
/// again by searching the finished text and drops the labels of a whole sample whose text holds <c>ASSISTANT:</c> or <c>&lt;/s&gt;</c>; here the turns are known, so such a sample keeps its
/// labels and its data cannot pretend to be a mark.
/// </remarks>
public sealed record VicunaPrompt : IPrompt
{
    /// <summary>What stands before the first turn; small models take an empty one, which saves them 40 tokens a sample.</summary>
    public string System { get; init; } =
        "A chat between a curious user and an artificial intelligence assistant. "
        + "The assistant gives helpful, detailed, and polite answers to the user's questions.";

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
        return [Instruction(turn.Question, first: false), turn.Answer ?? ""];
    }

    /// <inheritdoc/>
    public EncodedConversation Encode(IReadOnlyList<ConversationTurn> turns, ITokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(turns);
        ArgumentNullException.ThrowIfNull(tokenizer);
        var (ids, labels) = (new List<int> { tokenizer.BeginId }, new List<int> { EncodedConversation.Ignored });
        foreach (var (index, turn) in turns.Index())
        {
            var instruction = Instruction(ImageFirst(turn), first: index == 0);
            var round = Tokenize(turn.Answer is null ? instruction : $"{instruction} {turn.Answer}", tokenizer);

            // The space before the answer belongs to its first piece, so the instruction is one piece shorter than by itself with that space.
            var given = turn.Answer is null ? round.Count : Math.Min(Tokenize(instruction + " ", tokenizer).Count - 1, round.Count);
            ids.AddRange(round);
            labels.AddRange(Enumerable.Repeat(EncodedConversation.Ignored, given));
            labels.AddRange(round.Skip(given));
            if (turn.Answer is not null)
            {
                ids.Add(tokenizer.EndId);
                labels.Add(tokenizer.EndId);
            }
        }

        return new EncodedConversation(ids, labels);
    }

    // Everything of a turn that is given, up to and including 'ASSISTANT:', without a space behind it.
    private string Instruction(string question, bool first)
    {
        var system = first && System.Length > 0 ? System + " " : "";
        return $"{system}USER: {question} ASSISTANT:";
    }

    private static string ImageFirst(ConversationTurn turn) => turn.HasImage ? $"{ConversationTurn.Image}\n{turn.QuestionAlone}".Trim() : turn.Question;

    private static List<int> Tokenize(string text, ITokenizer tokenizer)
    {
        var ids = new List<int>();
        foreach (var (index, part) in text.Split(ConversationTurn.Image).Index())
        {
            if (index > 0)
            {
                ids.Add(EncodedConversation.ImageId);
            }

            ids.AddRange(tokenizer.Encode(part));
        }

        return ids;
    }
}
