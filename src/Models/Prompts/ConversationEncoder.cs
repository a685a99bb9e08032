using CoIN.Errors;
using CoIN.Models.Tokenizers;

namespace CoIN.Models.Prompts;

/// <summary>Turns conversations into ids and labels that fit a model; safe to share between threads.</summary>
public sealed class ConversationEncoder
{
    private readonly ITokenizer _tokenizer;
    private readonly IPrompt _prompt;
    private readonly int _imageTokens;
    private readonly int _maximumLength;

    /// <summary>Makes an encoder.</summary>
    /// <param name="tokenizer">The language model's tokenizer.</param>
    /// <param name="prompt">How conversations are written.</param>
    /// <param name="imageTokens">How many positions an image takes in the model, at least 1.</param>
    /// <param name="maximumLength">Conversations are cut to so many positions, image included.</param>
    public ConversationEncoder(ITokenizer tokenizer, IPrompt prompt, int imageTokens, int maximumLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(imageTokens, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(maximumLength, imageTokens);
        (_tokenizer, _prompt, _imageTokens, _maximumLength) = (tokenizer, prompt, imageTokens, maximumLength);
    }

    /// <summary>Returns the ids and labels of a conversation to learn from.</summary>
    /// <param name="turns">At least one turn, each with its answer.</param>
    /// <exception cref="PipelineException">The questions hold more than one image placeholder.</exception>
    public EncodedConversation EncodeTraining(IReadOnlyList<ConversationTurn> turns)
    {
        ArgumentNullException.ThrowIfNull(turns);
        foreach (var (index, turn) in turns.Index())
        {
            if (turn.Answer is null)
            {
                throw new ArgumentException($"turn {index} has no answer to learn", nameof(turns));
            }
        }

        return Cut(Checked(_prompt.Encode(turns, _tokenizer)));
    }

    /// <summary>Returns the ids of a question up to where the model goes on.</summary>
    /// <param name="question">The question, with the image placeholder if it has an image.</param>
    /// <exception cref="PipelineException">The question is longer than the model can read.</exception>
    public EncodedConversation EncodeQuestion(string question)
    {
        var encoded = Checked(_prompt.Encode([new ConversationTurn(question, null)], _tokenizer));
        return encoded.Length(_imageTokens) <= _maximumLength
            ? encoded
            : throw new PipelineException(
                $"the question '{Shorten(question)}' takes {encoded.Length(_imageTokens)} positions; expected at most {_maximumLength}: raise the model's maximum length or shorten the question");
    }

    private EncodedConversation Cut(EncodedConversation whole)
    {
        var tooMany = whole.Length(_imageTokens) - _maximumLength;
        if (tooMany <= 0)
        {
            return whole;
        }

        // An image that would be cut in two goes whole; LLaVA keeps its first part, which no label can follow either way.
        var keep = whole.Ids.Count - tooMany;
        if (keep <= whole.ImagePosition)
        {
            keep = Math.Min(whole.ImagePosition, _maximumLength);
        }

        return new EncodedConversation([.. whole.Ids.Take(keep)], [.. whole.Labels.Take(keep)]);
    }

    private static EncodedConversation Checked(EncodedConversation conversation)
    {
        var images = conversation.Ids.Count(id => id == EncodedConversation.ImageId);
        return images <= 1
            ? conversation
            : throw new PipelineException($"the conversation holds {images} image placeholders '{ConversationTurn.Image}'; expected at most one, for its one image");
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "...";
}
