using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;

namespace CoIN.Data.Raw;

/// <summary>Numbers the distinct answers: few words make up millions of them. Safe to use from several threads.</summary>
/// <remarks>Which number a text gets depends on the threads; nothing but <see cref="this[int]"/> may depend on it.</remarks>
internal sealed class AnswerTexts
{
    private readonly ConcurrentDictionary<byte[], int> _numbers = new(new ByteComparer());
    private readonly ConcurrentDictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly List<string> _texts = [];

    internal AnswerTexts() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>Returns a text by its number; not while others add some.</summary>
    internal string this[int number] => _texts[number];

    private int Number(ReadOnlySpan<byte> text)
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
                _texts.Add(Encoding.UTF8.GetString(text));
                _ = _lookup.TryAdd(text, number);
            }

            return number;
        }
    }

    /// <summary>Reads answers one after the other, on one thread.</summary>
    /// <param name="answers">Where they are numbered.</param>
    internal ref struct Reader(AnswerTexts answers)
    {
        private ReadOnlySpan<byte> _lastText;
        private int _last = -1;

        /// <summary>Returns the number of a text.</summary>
        /// <param name="text">UTF-8; must stay as it is as long as the reader is used.</param>
        internal int Number(ReadOnlySpan<byte> text)
        {
            // People mostly agree, so an answer is mostly the one before it.
            if (_last < 0 || !text.SequenceEqual(_lastText))
            {
                _lastText = text;
                _last = answers.Number(text);
            }

            return _last;
        }

        /// <summary>Returns the number of a text.</summary>
        internal readonly int Number(string text) => answers.Number(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Compares texts in UTF-8, so that a text which is known is found without making it.</summary>
    private sealed class ByteComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        private const ulong Odd = 0x9E37_79B9_7F4A_7C15;

        public bool Equals(byte[]? one, byte[]? other) => one.AsSpan().SequenceEqual(other);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode([DisallowNull] byte[] text) => GetHashCode(text.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            unchecked
            {
                var hash = (ulong)alternate.Length;
                foreach (var word in MemoryMarshal.Cast<byte, ulong>(alternate))
                {
                    hash = (hash ^ word) * Odd;
                    hash ^= hash >> 32;
                }

                foreach (var letter in alternate[^(alternate.Length % sizeof(ulong))..])
                {
                    hash = (hash ^ letter) * Odd;
                }

                return (int)(hash >> 32);
            }
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
