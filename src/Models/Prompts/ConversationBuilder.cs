using CoIN.Models.Tokenizers;

namespace CoIN.Models.Prompts;

/// <summary>Puts a conversation together piece by piece.</summary>
/// <param name="tokenizer">The tokenizer.</param>
internal sealed class ConversationBuilder(ITokenizer tokenizer)
{
    private readonly List<int> _ids = [];
    private readonly List<int> _labels = [];

    /// <summary>Adds a text.</summary>
    public ConversationBuilder Text(string text, bool learnt = false) => Add(tokenizer.Encode(text), learnt);

    /// <summary>Adds a line break and nothing else.</summary>
    public ConversationBuilder LineBreak(bool learnt = false) => Add(tokenizer.Encode("\n", goesOn: true), learnt);

    /// <summary>Adds a mark.</summary>
    public ConversationBuilder Mark(int id, bool learnt = false) => Add([id], learnt);

    /// <summary>Adds the image.</summary>
    public ConversationBuilder Image() => Add([EncodedConversation.ImageId], learnt: false);

    /// <summary>Returns what was put together.</summary>
    public EncodedConversation Build() => new(_ids, _labels);

    // Nothing stands before the first id that could ask for it.
    private ConversationBuilder Add(IReadOnlyList<int> ids, bool learnt)
    {
        foreach (var id in ids)
        {
            _labels.Add(learnt && _ids.Count > 0 ? id : EncodedConversation.Ignored);
            _ids.Add(id);
        }

        return this;
    }
}
