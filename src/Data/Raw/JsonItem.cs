using System.Buffers;
using System.Text;
using System.Text.Json;
using CoIN.Errors;

namespace CoIN.Data.Raw;

/// <summary>One element of a list, or one property of an object, in a JSON file that is read as a stream.</summary>
/// <param name="Key">The property's name; null for the element of a list.</param>
/// <param name="Index">How many came before it.</param>
/// <param name="Offset">The byte of the file at which it begins.</param>
/// <param name="Bytes">Its JSON text: valid UTF-8, but nobody has looked whether it is well-formed; overwritten when the next one is read.</param>
internal readonly record struct JsonItem(string? Key, long Index, long Offset, ReadOnlyMemory<byte> Bytes)
{
    private const int MostShown = 20;
    private static readonly SearchValues<byte> AroundScalars = SearchValues.Create(",:[]{}\" \t\r\n"u8);

    /// <summary>Returns the error for an item that turns out to be malformed.</summary>
    /// <param name="file">The raw file.</param>
    /// <param name="cause">What the parser says.</param>
    internal PipelineException Malformed(string file, JsonException cause)
    {
        var bytes = Bytes.Span;
        var at = 0;
        for (var line = cause.LineNumber ?? 0; line > 0; line--)
        {
            at += bytes[at..].IndexOf((byte)'\n') + 1;
        }

        at = Math.Min(at + (int)(cause.BytePositionInLine ?? 0), bytes.Length - 1);
        at = AroundScalars.Contains(bytes[at]) ? at : bytes[..at].LastIndexOfAny(AroundScalars) + 1;
        var end = bytes[at..].IndexOfAny(AroundScalars);
        var found = bytes.Slice(at, Math.Clamp(end < 0 ? bytes.Length - at : end, 1, MostShown));
        return RawMistake.At($"{file}: item {Index:N0}, at byte {Offset:N0}", $"'{Encoding.UTF8.GetString(found)}' at byte {Offset + at:N0} is no JSON there", cause);
    }
}
