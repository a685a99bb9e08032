using CoIN.Models.Tokenizers;

namespace CoIN.Models.Prompts;

/// <summary>How a family writes conversations, and what of them it learns; safe to share between threads.</summary>
public interface IPrompt
{
    /// <summary>The marks that the tokenizer must have beside begin, end and unknown.</summary>
    IReadOnlyList<string> Marks { get; }

    /// <summary>Returns the id that ends an answer.</summary>
    /// <param name="tokenizer">The tokenizer.</param>
    int EndId(ITokenizer tokenizer);

    /// <summary>Returns the texts that a turn is written with, for the training of a tokenizer.</summary>
    /// <param name="turn">A turn with its answer.</param>
    IEnumerable<string> Texts(ConversationTurn turn);

    /// <summary>Returns a conversation as ids and labels; a last turn without answer ends where the model goes on.</summary>
    /// <param name="turns">At least one; all but the last have an answer.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    EncodedConversation Encode(IReadOnlyList<ConversationTurn> turns, ITokenizer tokenizer);
}
