namespace CoIN.Data.Raw;

/// <summary>One element of a list, or one property of an object, in a JSON file that is read as a stream.</summary>
/// <param name="Key">The property's name; null for the element of a list.</param>
/// <param name="Index">How many came before it.</param>
/// <param name="Bytes">Its JSON text, valid UTF-8; overwritten when the next one is read.</param>
internal readonly record struct JsonItem(string? Key, long Index, ReadOnlyMemory<byte> Bytes);
