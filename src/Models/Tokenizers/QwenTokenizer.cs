using System.Text;
using CoIN.Errors;

namespace CoIN.Models.Tokenizers;

/// <summary>Qwen's byte pair encoding, with the marks of Qwen-VL; safe to share between threads.</summary>
/// <remarks>
/// Source: Qwen/Qwen-VL, tokenization_qwen.py, and openai/tiktoken: the text in Unicode's form NFC is cut into words (<see cref="QwenWords"/>), and of the neighbouring
/// bytes of a word those of the lowest rank are merged first. Marks have the ids after the ranks. Deviation: a mark inside a text is text, not the mark.
/// </remarks>
public sealed class QwenTokenizer : ITokenizer
{
    /// <summary>The vocabulary's file name in the published checkpoints.</summary>
    public const string FileName = "qwen.tiktoken";

    private const string EndOfText = "<|endoftext|>";
    private const int Extras = 205;

    // In the order of their ids.
    private static readonly string[] Marks =
    [
        EndOfText, "<|im_start|>", "<|im_end|>", .. Enumerable.Range(0, Extras).Select(number => $"<|extra_{number}|>"),
        "<ref>", "</ref>", "<box>", "</box>", "<quad>", "</quad>", "<img>", "</img>", "<imgpad>",
    ];

    private readonly IReadOnlyList<string> _tokens;
    private readonly VocabularyPiece[] _pieces;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);

    private QwenTokenizer(IReadOnlyList<string> tokens)
    {
        _tokens = tokens;
        _pieces = [.. tokens.Select((token, rank) => new VocabularyPiece(token, -rank, PieceKind.Normal))];
        for (var id = 0; id < tokens.Count; id++)
        {
            _ids.Add(tokens[id], id);
        }
    }

    /// <inheritdoc/>
    public int VocabularySize => _tokens.Count + Marks.Length;

    /// <inheritdoc/>
    public int BeginId => EndId;

    /// <inheritdoc/>
    public int EndId => MarkId(EndOfText);

    /// <summary>Reads a vocabulary.</summary>
    /// <param name="path">The file <see cref="FileName"/>.</param>
    /// <exception cref="PipelineException">The file is missing or damaged.</exception>
    public static QwenTokenizer Load(string path) => new(QwenVocabulary.Read(path));

    /// <inheritdoc/>
    public int MarkId(string mark) => Array.IndexOf(Marks, mark) is var index and >= 0
        ? _tokens.Count + index
        : throw new PipelineException($"tokenizer: Qwen's has no mark '{mark}'; expected the tokenizer of this model's family");

    /// <inheritdoc/>
    /// <remarks>Nothing is put in front of a text, whether it goes on or not. Halves of characters become U+FFFD.</remarks>
    public IReadOnlyList<int> Encode(string text, bool goesOn = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        var whole = ComposedText.Of(text);
        var ids = new List<int>(whole.Length);
        foreach (var range in QwenWords.Of(whole))
        {
            AddWord(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(whole, range.Start.Value, range.End.Value - range.Start.Value)), ids);
        }

        return ids;
    }

    /// <inheritdoc/>
    /// <remarks>Bytes that are no UTF-8 become U+FFFD. A model has more ids than the tokenizer, to fill its matrices: those vanish as marks do.</remarks>
    public string Decode(IEnumerable<int> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var bytes = string.Concat(ids.Where(id => id < _tokens.Count).Select(id => _tokens[id]));
        return Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(bytes));
    }

    // Each byte of the word is one character.
    private void AddWord(string word, List<int> ids)
    {
        if (_ids.TryGetValue(word, out var whole))
        {
            ids.Add(whole);
            return;
        }

        var lookup = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in new BytePairMerger(word, lookup, _pieces).Merge())
        {
            ids.Add(lookup[word.AsSpan(range)]);
        }
    }
}
