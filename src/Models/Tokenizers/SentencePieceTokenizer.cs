using System.Globalization;
using System.Text;

namespace CoIN.Models.Tokenizers;

/// <summary>Turns text into the ids of a SentencePiece byte pair encoding and back; safe to share between threads.</summary>
/// <remarks>
/// Source: google/sentencepiece, src/bpe_model.cc and src/sentencepiece_processor.cc, restricted to what <see cref="SentencePieceModel"/>
/// reads. Marks such as <c>&lt;/s&gt;</c> inside a text are ordinary characters here: whoever builds a prompt puts
/// <see cref="EndId"/> itself, so that no data can end an answer. (Hugging Face's Llama tokenizer would turn them into the mark.)
/// </remarks>
public sealed class SentencePieceTokenizer : ITokenizer
{
    private readonly SentencePieceModel _model;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _marks = new(StringComparer.Ordinal);
    private readonly int[] _byteIds = new int[256];

    /// <summary>Makes a tokenizer.</summary>
    /// <param name="model">The vocabulary and its rules.</param>
    public SentencePieceTokenizer(SentencePieceModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        for (var id = 0; id < model.Pieces.Count; id++)
        {
            var piece = model.Pieces[id];
            if (piece.Kind == PieceKind.Normal)
            {
                _ids.TryAdd(piece.Text, id);
            }
            else if (piece.Kind == PieceKind.SingleByte)
            {
                _byteIds[ByteOf(piece)] = id;
            }
            else if (piece.Kind == PieceKind.Control)
            {
                _marks.TryAdd(piece.Text, id);
            }
        }
    }

    /// <inheritdoc/>
    public int VocabularySize => _model.Pieces.Count;

    /// <inheritdoc/>
    public int BeginId => _model.BeginId;

    /// <inheritdoc/>
    public int EndId => _model.EndId;

    /// <summary>The id of what cannot be spelt; LLaVA also pads with it.</summary>
    public int UnknownId => _model.UnknownId;

    /// <summary>Reads a <c>.model</c> file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="Errors.PipelineException">The file is missing or not a model that is supported.</exception>
    public static SentencePieceTokenizer Load(string path) => new(SentencePieceModel.Read(path));

    /// <inheritdoc/>
    public int MarkId(string mark) => _marks.TryGetValue(mark, out var id)
        ? id
        : throw new Errors.PipelineException(
            $"tokenizer: it has no mark '{mark}', only {string.Join(", ", _marks.Keys.Select(known => $"'{known}'"))}; expected the tokenizer of this model's family");

    /// <inheritdoc/>
    public IReadOnlyList<int> Encode(string text, bool goesOn = false)
    {
        ArgumentNullException.ThrowIfNull(text);

        var escaped = Escape(text, goesOn);
        var ids = new List<int>(escaped.Length);
        var lookup = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in new BytePairMerger(escaped, lookup, _model.Pieces).Merge())
        {
            var symbol = escaped.AsSpan(range);
            if (lookup.TryGetValue(symbol, out var id))
            {
                ids.Add(id);
            }
            else
            {
                AddUnknown(symbol, ids);
            }
        }

        return ids;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">An id is outside the vocabulary.</exception>
    public string Decode(IEnumerable<int> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);

        var text = new StringBuilder();
        var bytes = new List<byte>();
        var atStart = _model.AddDummyPrefix || _model.RemoveExtraWhitespace;
        foreach (var id in ids)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(id);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(id, VocabularySize);
            var piece = _model.Pieces[id];
            if (piece.Kind == PieceKind.SingleByte)
            {
                bytes.Add(ByteOf(piece));
                continue;
            }

            FlushBytes(bytes, text);
            var surface = Surface(piece);
            if (atStart && text.Length == 0 && surface.StartsWith(' ') && piece.Kind == PieceKind.Normal)
            {
                surface = surface[1..];
                atStart = _model.RemoveExtraWhitespace;
            }

            text.Append(surface);
        }

        FlushBytes(bytes, text);
        return text.ToString();
    }

    private static void FlushBytes(List<byte> bytes, StringBuilder text)
    {
        // Bytes that are no UTF-8 become U+FFFD.
        text.Append(Encoding.UTF8.GetString([.. bytes]));
        bytes.Clear();
    }

    private static byte ByteOf(VocabularyPiece piece) =>
        byte.Parse(piece.Text.AsSpan("<0x".Length, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private string Surface(VocabularyPiece piece) => piece.Kind switch
    {
        PieceKind.Control => "",
        PieceKind.Unknown => _model.UnknownSurface,
        _ => piece.Text.Replace(SentencePieceModel.Space, ' '),
    };

    private string Escape(string text, bool goesOn)
    {
        if (_model.RemoveExtraWhitespace)
        {
            text = string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        if (text.Length == 0)
        {
            return text;
        }

        return (_model.AddDummyPrefix && !goesOn ? " " + text : text).Replace(' ', SentencePieceModel.Space);
    }

    private void AddUnknown(ReadOnlySpan<char> symbol, List<int> ids)
    {
        if (_model.ByteFallback)
        {
            Span<byte> bytes = stackalloc byte[4];
            var count = Encoding.UTF8.GetBytes(symbol, bytes);
            foreach (var value in bytes[..count])
            {
                ids.Add(_byteIds[value]);
            }
        }
        else if (ids.Count == 0 || ids[^1] != UnknownId)
        {
            // A run of unknown characters is one unknown piece.
            ids.Add(UnknownId);
        }
    }
}
