using System.Collections.Concurrent;
using System.Text;

namespace CoIN.Data.Raw;

/// <summary>Numbers the distinct answers: few words make up millions of them. Safe to use from several threads.</summary>
/// <remarks>Which number a text gets depends on the threads; nothing but <see cref="this[int]"/> may depend on it.</remarks>
internal sealed class AnswerTexts
{
    private readonly ConcurrentDictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<string> _texts = [];

    internal AnswerTexts() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Returns a text by its number; not while others add some.</summary>
    internal string this[int number] => _texts[number];

    /// <summary>Returns the number of a text.</summary>
    internal int Number(ReadOnlySpan<char> text)
    {
        if (_lookup.TryGetValue(text, out var number))
        {
            return number;
        }

        lock (_texts)
        {
            if (!_lookup.TryGetValue(text, out number))
            {
                number = _texts.Count;
                _texts.Add(text.ToString());
                _numbers[_texts[number]] = number;
            }

            return number;
        }
    }

    /// <summary>What one thread needs to read answers one after the other.</summary>
    internal sealed class Reader(AnswerTexts answers)
    {
        private char[] _buffer = new char[256];
        private byte[] _lastBytes = new byte[256];
        private int _lastLength = -1;
        private int _last;

        /// <summary>Returns the number of a text in UTF-8.</summary>
        internal int Number(ReadOnlySpan<byte> text)
        {
            // People mostly agree, so an answer is mostly the one before it.
            if (text.Length == _lastLength && text.SequenceEqual(_lastBytes.AsSpan(0, _lastLength)))
            {
                return _last;
            }

            // A character of text never takes less than one byte of UTF-8.
            if (text.Length > _buffer.Length)
            {
                (_buffer, _lastBytes) = (new char[text.Length], new byte[text.Length]);
            }

            _last = answers.Number(_buffer.AsSpan(0, Encoding.UTF8.GetChars(text, _buffer)));
            text.CopyTo(_lastBytes);
            _lastLength = text.Length;
            return _last;
        }
    }
}
