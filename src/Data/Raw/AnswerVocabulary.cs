using System.Text.Json;

namespace CoIN.Data.Raw;

/// <summary>Numbers distinct texts in the order of their first appearance.</summary>
internal sealed class AnswerVocabulary
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<string> _texts = [];
    private char[] _buffer = new char[256];

    internal AnswerVocabulary() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Returns a text by its number.</summary>
    internal string this[int number] => _texts[number];

    /// <summary>Returns the number of the text at which the reader stands, without making a string of a known one.</summary>
    /// <exception cref="InvalidOperationException">It is no text.</exception>
    internal int Number(ref Utf8JsonReader reader)
    {
        // A character of text never takes less than one byte of UTF-8.
        if (reader.ValueSpan.Length > _buffer.Length)
        {
            Array.Resize(ref _buffer, reader.ValueSpan.Length);
        }

        var text = _buffer.AsSpan(0, reader.CopyString(_buffer));
        if (_lookup.TryGetValue(text, out var number))
        {
            return number;
        }

        number = _texts.Count;
        _texts.Add(text.ToString());
        _numbers.Add(_texts[number], number);
        return number;
    }
}
