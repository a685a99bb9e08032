using CoIN.Data.MiniWorld.Corpus;
using CoIN.Models.Prompts;

namespace CoIN.Training.Pretraining;

/// <summary>The texts that a small base model's tokenizer is trained on.</summary>
/// <remarks>
/// A real tokenizer knows common English as whole words, also such as its language model never learnt a use for. So the small one gets, beside the base
/// corpus in its conversations, the instruction lines, common words in both cases and all printable ASCII characters.
/// Only the spelling is given away: the language model sees none of these texts in pre-training.
/// </remarks>
internal static class TokenizerTexts
{
    private const int CorpusSamples = 3000;

    // How often a line or word counts beside the corpus: enough to become whole, not enough to push out the corpus' own words.
    private const int Weight = 300;

    private static readonly string[] CommonWords =
    [
        "what", "which", "who", "whose", "where", "when", "why", "how", "many", "much", "is", "are", "was", "does", "do", "can", "could", "would", "has", "have",
        "there", "this", "that", "these", "it", "its", "the", "a", "an", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "not", "no", "yes",
        "briefly", "me", "you", "please", "tell", "say", "says", "see", "read", "written", "write", "wrote", "shown", "show", "name", "called", "word", "text", "number", "letter",
        "picture", "image", "photo", "object", "objects", "thing", "things", "item", "shape", "shapes", "color", "colour", "kind", "type", "size", "sign", "book", "title",
        "author", "genre", "cover", "above", "below", "left", "right", "top", "bottom", "middle", "center", "side", "next", "near", "between", "under", "over",
        "small", "large", "big", "smallest", "largest", "biggest", "more", "most", "fewest", "than", "same", "other", "another", "begins", "starts", "first", "last",
        "context", "answer", "question", "option", "choice", "describe", "region", "box", "count", "unanswerable", "hi", "hello", "help", "know", "any", "one", "two", "three", "four",
    ];

    /// <summary>Returns the texts.</summary>
    /// <param name="corpus">The base corpus' samples.</param>
    /// <param name="prompt">How conversations are written.</param>
    /// <param name="instructions">The instruction lines of the learning tasks.</param>
    public static IEnumerable<string> Of(IReadOnlyList<BaseSample> corpus, IPrompt prompt, IEnumerable<string> instructions)
    {
        var conversations = corpus.Take(CorpusSamples).SelectMany(sample => sample.Turns)
            .SelectMany(turn => prompt.Texts(new ConversationTurn(turn.Question, turn.Answer)));
        var words = CommonWords.SelectMany(word => new[] { word, char.ToUpperInvariant(word[0]) + word[1..] });
        var names = BaseCorpus.Shapes.Concat(BaseCorpus.Colours).Concat(BaseCorpus.Things).Concat(BaseCorpus.Words)
            .SelectMany(name => new[] { name, name.ToLowerInvariant(), char.ToUpperInvariant(name[0]) + name[1..].ToLowerInvariant() });
        var characters = Enumerable.Range('!', '~' - '!' + 1).Select(code => ((char)code).ToString());
        return conversations
            .Concat(words.Concat(names).Concat(instructions).SelectMany(text => Enumerable.Repeat(text, Weight)))
            .Concat(characters)
            .Append("\n");
    }
}
