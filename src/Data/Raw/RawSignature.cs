using System.Text;
using CoIN.Errors;

namespace CoIN.Data.Raw;

/// <summary>Tells files that are no plain UTF-8 text, and says what they are instead.</summary>
internal static class RawSignature
{
    /// <summary>Refuses a file that begins as no UTF-8 text without byte order mark does.</summary>
    /// <param name="start">Its first bytes.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <exception cref="PipelineException">It is packed, begins with a byte order mark, or is UTF-16.</exception>
    internal static void Refuse(ReadOnlySpan<byte> start, string name)
    {
        var problem = start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? "begins with a byte order mark, plain UTF-8 was expected; remove its first three bytes"
            : start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? "is UTF-16, UTF-8 was expected; convert it"
            : start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? "is packed with gzip, plain text was expected; unpack it, and let the result have this name"
            : start.StartsWith("PK\u0003\u0004"u8) ? "is a zip archive, plain text was expected; unpack it, and put what is in it here"
            : null;
        if (problem is not null)
        {
            throw new PipelineException($"{name}: the file {problem}");
        }
    }

    /// <summary>Returns what is wrong with bytes that are not UTF-8.</summary>
    internal static string Stray(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        return $"its byte {at:N0} is 0x{bytes[at]:X2}, which is not valid there; UTF-8 was expected";
    }
}
