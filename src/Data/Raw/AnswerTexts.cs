using System.Collections.Concurrent;
using System.Text.Json;

namespace CoIN.Data.Raw;

/// <summary>Makes one string of equal answers: few words make up millions of them. Safe to use from several threads.</summary>
internal sealed class AnswerTexts
{
    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    internal AnswerTexts() => _lookup = _texts.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads answers one after the other, on one thread.</summary>
    internal Reader NewReader() => new(this);

    /// <summary>What one thread needs to read answers.</summary>
    internal sealed class Reader(AnswerTexts answers)
    {
        private char[] _buffer = new char[256];
        private byte[] _lastRaw = [];
        private int _lastLength = -1;
        private string _last = "";

        /// <summary>Returns the text at which a JSON reader stands.</summary>
        /// <exception cref="InvalidOperationException">It is no text.</exception>
        internal string Text(ref Utf8JsonReader reader)
        {
            var raw = reader.ValueSpan;
            // People mostly agree, so an answer is mostly the one before it.
            if (raw.Length == _lastLength && reader.TokenType == JsonTokenType.String && raw.SequenceEqual(_lastRaw.AsSpan(0, _lastLength)))
            {
                return _last;
            }

            // A character of text never takes less than one byte of UTF-8.
            if (raw.Length > _buffer.Length)
            {
                (_buffer, _lastRaw) = (new char[raw.Length], []);
            }

            if (_lastRaw.Length < _buffer.Length)
            {
                _lastRaw = new byte[_buffer.Length];
            }

            var text = _buffer.AsSpan(0, reader.CopyString(_buffer));
            if (!answers._lookup.TryGetValue(text, out var found))
            {
                var made = text.ToString();
                found = answers._texts.GetOrAdd(made, made);
            }

            raw.CopyTo(_lastRaw);
            (_last, _lastLength) = (found, raw.Length);
            return found;
        }
    }
}
