using System.Text.Json;

namespace CoIN.Data.Raw;

/// <summary>Reads VQAv2's ids.</summary>
internal static class VqaNumbers
{
    /// <summary>Returns the whole number that is the next value.</summary>
    /// <exception cref="InvalidOperationException">It is another value.</exception>
    internal static long Integer(ref Utf8JsonReader reader)
    {
        _ = reader.Read();
        return reader.TryGetInt64(out var number) ? number : throw new InvalidOperationException("a whole number expected");
    }
}
