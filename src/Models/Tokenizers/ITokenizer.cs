namespace CoIN.Models.Tokenizers;

/// <summary>Turns text into the ids of a language model and back; safe to share between threads.</summary>
/// <remarks>Marks inside a text are ordinary characters: whoever builds a prompt puts their ids itself, so that no data can write one.</remarks>
public interface ITokenizer
{
    /// <summary>How many ids there are.</summary>
    int VocabularySize { get; }

    /// <summary>The id that begins a sequence; what stands between two documents, where there is none for that.</summary>
    int BeginId { get; }

    /// <summary>The id that ends a sequence.</summary>
    int EndId { get; }

    /// <summary>Returns the id of a mark.</summary>
    /// <param name="mark">For example <c>&lt;|im_end|&gt;</c>.</param>
    /// <exception cref="Errors.PipelineException">The tokenizer has no such mark.</exception>
    int MarkId(string mark);

    /// <summary>Returns the ids of a text, without begin or end marks; none for an empty text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="goesOn">Whether the text goes on from what stands before it: then no space is put in front, where one is.</param>
    IReadOnlyList<int> Encode(string text, bool goesOn = false);

    /// <summary>Returns the text of some ids; marks vanish, and so does a space that <see cref="Encode"/> puts in front.</summary>
    /// <param name="ids">Ids from 0.</param>
    string Decode(IEnumerable<int> ids);
}
