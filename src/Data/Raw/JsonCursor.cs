using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace CoIN.Data.Raw;

/// <summary>Takes apart JSON text of which every byte is known beforehand, but for some texts and numbers: several times as fast as a parser.</summary>
/// <param name="json">Valid UTF-8.</param>
internal ref struct JsonCursor(ReadOnlySpan<byte> json)
{
    // What ends a plain text: its quote, an escape, or what JSON does not allow in a text.
    private static readonly SearchValues<byte> TextEnd = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    private ReadOnlySpan<byte> _rest = json;

    /// <summary>Whether nothing is left.</summary>
    internal readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>Takes the bytes that are expected; false if others stand there.</summary>
    /// <remarks>Inlined, so that the comparison with a text that stands in the code takes a few instructions.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Take(ReadOnlySpan<byte> expected)
    {
        if (!_rest.StartsWith(expected))
        {
            return false;
        }

        _rest = _rest[expected.Length..];
        return true;
    }

    /// <summary>Takes a text up to and with its closing quote; false if it has an escape.</summary>
    /// <param name="text">The text without the quote.</param>
    internal bool TakeText(out ReadOnlySpan<byte> text)
    {
        var length = _rest.IndexOfAny(TextEnd);
        if (length < 0 || _rest[length] != '"')
        {
            text = default;
            return false;
        }

        text = _rest[..length];
        _rest = _rest[(length + 1)..];
        return true;
    }

    /// <summary>Takes a whole number without sign and leading zeros; false if something else stands there.</summary>
    internal bool TakeNumber(out long number)
    {
        number = 0;
        var isPlain = _rest.Length > 1 && _rest[0] is >= (byte)'0' and <= (byte)'9' && !(_rest[0] == '0' && _rest[1] is >= (byte)'0' and <= (byte)'9');
        if (!isPlain || !Utf8Parser.TryParse(_rest, out number, out var length))
        {
            return false;
        }

        _rest = _rest[length..];
        return true;
    }
}
