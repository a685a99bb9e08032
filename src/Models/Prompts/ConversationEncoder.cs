using CoIN.Errors;
using CoIN.Models.Tokenizers;

namespace CoIN.Models.Prompts;

/// <summary>Turns conversations into ids and labels as LLaVA's training and evaluation do; safe to share between threads.</summary>
/// <remarks>
/// Source: haotian-liu/LLaVA, llava/train/train.py (preprocess_v1) and llava/mm_utils.py (tokenizer_image_token). One begin mark opens the sequence; the text
/// on either side of an image is tokenised by itself; only answers and the end mark behind each are labelled. Deviation: LLaVA finds the answers again by searching the
/// finished text and drops the labels of a whole sample whose text holds <c>ASSISTANT:</c> or <c>&lt;/s&gt;</c>; here the turns are known,
/// so such a sample keeps its labels and its data cannot pretend to be a mark.
/// </remarks>
public sealed class ConversationEncoder
{
    private readonly SentencePieceTokenizer _tokenizer;
    private readonly VicunaPrompt _prompt;
    private readonly int _imageTokens;
    private readonly int _maximumLength;

    /// <summary>Makes an encoder.</summary>
    /// <param name="tokenizer">The language model's tokenizer.</param>
    /// <param name="prompt">The system text.</param>
    /// <param name="imageTokens">How many positions an image takes in the model, at least 1.</param>
    /// <param name="maximumLength">Conversations are cut to so many positions, image included.</param>
    public ConversationEncoder(SentencePieceTokenizer tokenizer, VicunaPrompt prompt, int imageTokens, int maximumLength)
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

        var (ids, labels) = (new List<int> { _tokenizer.BeginId }, new List<int> { EncodedConversation.Ignored });
        for (var index = 0; index < turns.Count; index++)
        {
            var turn = turns[index];
            var answer = turn.Answer ?? throw new ArgumentException($"turn {index} has no answer to learn", nameof(turns));
            var instruction = _prompt.Instruction(VicunaPrompt.ImageFirst(turn.Question), first: index == 0);
            var round = Tokenize($"{instruction} {answer}");

            // The space before the answer belongs to its first piece, so the instruction is one piece shorter than by itself with that space.
            var given = Math.Min(Tokenize(instruction + " ").Count - 1, round.Count);
            ids.AddRange(round);
            ids.Add(_tokenizer.EndId);
            labels.AddRange(Enumerable.Repeat(EncodedConversation.Ignored, given));
            labels.AddRange(round.Skip(given));
            labels.Add(_tokenizer.EndId);
        }

        return Cut(ids, labels);
    }

    /// <summary>Returns the ids of a question up to <c>ASSISTANT:</c>, where the model goes on.</summary>
    /// <param name="question">The question, with the image placeholder if it has an image.</param>
    /// <exception cref="PipelineException">The question holds more than one image placeholder, or is longer than the model can read.</exception>
    public EncodedConversation EncodeQuestion(string question)
    {
        List<int> ids = [_tokenizer.BeginId, .. Tokenize(_prompt.Instruction(VicunaPrompt.ImageFirst(question), first: true))];
        var encoded = Checked(ids, [.. Enumerable.Repeat(EncodedConversation.Ignored, ids.Count)]);
        return encoded.Length(_imageTokens) <= _maximumLength
            ? encoded
            : throw new PipelineException(
                $"the question '{Shorten(question)}' takes {encoded.Length(_imageTokens)} positions; expected at most {_maximumLength}: raise the model's maximum length or shorten the question");
    }

    private List<int> Tokenize(string text)
    {
        var ids = new List<int>();
        foreach (var (index, part) in text.Split(VicunaPrompt.Image).Index())
        {
            if (index > 0)
            {
                ids.Add(EncodedConversation.ImageId);
            }

            ids.AddRange(_tokenizer.Encode(part));
        }

        return ids;
    }

    private EncodedConversation Cut(List<int> ids, List<int> labels)
    {
        var whole = Checked(ids, labels);
        var tooMany = whole.Length(_imageTokens) - _maximumLength;
        if (tooMany <= 0)
        {
            return whole;
        }

        // An image that would be cut in two goes whole; LLaVA keeps its first part, which no label can follow either way.
        var keep = ids.Count - tooMany;
        if (keep <= whole.ImagePosition)
        {
            keep = Math.Min(whole.ImagePosition, _maximumLength);
        }

        return new EncodedConversation(ids.GetRange(0, keep), labels.GetRange(0, keep));
    }

    private static EncodedConversation Checked(List<int> ids, List<int> labels)
    {
        var images = ids.Count(id => id == EncodedConversation.ImageId);
        return images <= 1
            ? new EncodedConversation(ids, labels)
            : throw new PipelineException($"the conversation holds {images} image placeholders '{VicunaPrompt.Image}'; expected at most one, for its one image");
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "...";
}
