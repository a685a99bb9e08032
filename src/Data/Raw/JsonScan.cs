using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace CoIN.Data.Raw;

/// <summary>Finds where JSON texts and values end, by quotes and brackets alone.</summary>
internal static class JsonScan
{
    private const int BlockBytes = 64;
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> ScalarEnd = SearchValues.Create(",]} \t\r\n"u8);

    /// <summary>Returns the length of the quoted text at the beginning, quotes included; -1 if its end is not there.</summary>
    internal static int TextLength(ReadOnlySpan<byte> json)
    {
        var at = 1;
        while (at < json.Length)
        {
            var next = json[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0)
            {
                return -1;
            }

            at += next;
            if (json[at] == '"')
            {
                return at + 1;
            }

            // A backslash and whatever it escapes.
            at += 2;
        }

        return -1;
    }

    /// <summary>Returns the length of the value at the beginning; -1 if its end is not there.</summary>
    internal static int ValueLength(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
        {
            return -1;
        }

        return json[0] switch
        {
            (byte)'"' => TextLength(json),
            (byte)'{' or (byte)'[' => ContainerLength(json),
            _ => json.IndexOfAny(ScalarEnd),
        };
    }

    /// <summary>Returns how many bytes come before the next quote or bracket; all of them if there is none.</summary>
    internal static int UntilStructure(ReadOnlySpan<byte> json)
    {
        var next = json.IndexOfAny(Structure);
        return next < 0 ? json.Length : next;
    }

    // 64 bytes at a time: where the quotes are tells by parity which bytes are inside texts, and only brackets outside count. Blocks with a backslash, which may
    // make a quote none, are gone through byte by byte.
    private static int ContainerLength(ReadOnlySpan<byte> json)
    {
        var state = new BracketState();
        var at = 0;
        for (; at + BlockBytes <= json.Length; at += BlockBytes)
        {
            var block = json.Slice(at, BlockBytes);
            var end = state.IsEscaped || block.Contains((byte)'\\') ? state.Go(block) : state.Jump(block);
            if (end >= 0)
            {
                return at + end;
            }
        }

        var last = state.Go(json[at..]);
        return last < 0 ? -1 : at + last;
    }

    /// <summary>How deep in brackets a scan is, and whether inside a text.</summary>
    private struct BracketState
    {
        private int _depth;
        private bool _isText;

        internal bool IsEscaped { get; private set; }

        /// <summary>Goes on by some bytes; returns the number of bytes up to the end of the container, or -1 if it is not among them.</summary>
        internal int Go(ReadOnlySpan<byte> bytes)
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                if (IsEscaped)
                {
                    IsEscaped = false;
                }
                else if (bytes[i] == '"')
                {
                    _isText = !_isText;
                }
                else if (_isText)
                {
                    IsEscaped = bytes[i] == '\\';
                }
                else if (bytes[i] is (byte)'{' or (byte)'[')
                {
                    _depth++;
                }
                else if (bytes[i] is (byte)'}' or (byte)']' && --_depth == 0)
                {
                    return i + 1;
                }
            }

            return -1;
        }

        /// <summary>Does the same for a block without backslashes.</summary>
        internal int Jump(ReadOnlySpan<byte> block)
        {
            var (lower, upper) = (Vector256.Create(block), Vector256.Create(block[(BlockBytes / 2)..]));
            var inside = ParityOf(Where(lower, upper, (byte)'"')) ^ (_isText ? ulong.MaxValue : 0);
            // '[' and '{', and ']' and '}', differ in one bit only.
            var (low, up) = (lower | Vector256.Create((byte)0x20), upper | Vector256.Create((byte)0x20));
            var opening = Where(low, up, (byte)'{') & ~inside;
            var closing = Where(low, up, (byte)'}') & ~inside;
            if (_depth > BitOperations.PopCount(closing))
            {
                _depth += BitOperations.PopCount(opening) - BitOperations.PopCount(closing);
            }
            else if (EndAmong(opening, closing) is var end and >= 0)
            {
                return end;
            }

            _isText = inside >> (BlockBytes - 1) != 0;
            return -1;
        }

        private int EndAmong(ulong opening, ulong closing)
        {
            for (var brackets = opening | closing; brackets != 0; brackets &= brackets - 1)
            {
                var place = BitOperations.TrailingZeroCount(brackets);
                _depth += ((opening >> place) & 1) != 0 ? 1 : -1;
                if (_depth == 0)
                {
                    return place + 1;
                }
            }

            return -1;
        }

        private static ulong Where(Vector256<byte> lower, Vector256<byte> upper, byte value)
        {
            var wanted = Vector256.Create(value);
            return Vector256.Equals(lower, wanted).ExtractMostSignificantBits() | ((ulong)Vector256.Equals(upper, wanted).ExtractMostSignificantBits() << 32);
        }

        // Bit i of the result: whether an odd number of bits up to and with i are set.
        private static ulong ParityOf(ulong bits)
        {
            for (var distance = 1; distance < BlockBytes; distance *= 2)
            {
                bits ^= bits << distance;
            }

            return bits;
        }
    }
}
