using CoIN.Errors;

namespace CoIN.Data.Raw;

/// <summary>One element of a list, or one property of an object, in a JSON file that is read as a stream.</summary>
/// <param name="Key">The property's name; null for the element of a list.</param>
/// <param name="Index">How many came before it.</param>
/// <param name="Offset">The byte of the file at which it begins.</param>
/// <param name="Bytes">Its JSON text: valid UTF-8, but nobody has looked whether it is well-formed; overwritten when the next one is read.</param>
internal readonly record struct JsonItem(string? Key, long Index, long Offset, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Returns the error for an item that turns out to be malformed.</summary>
    /// <param name="file">The raw file.</param>
    /// <param name="cause">What the parser says.</param>
    internal PipelineException Malformed(string file, Exception cause) => new($"{file}: item {Index:N0}, at byte {Offset:N0}, is malformed JSON", cause);
}
