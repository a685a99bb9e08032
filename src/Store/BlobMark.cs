using System.Buffers.Binary;

namespace CoIN.Store;

/// <summary>The time of change that a blob gets, made of its digest.</summary>
/// <remarks>
/// Whoever writes to a blob, swaps it for another or restores it carelessly changes its time; a look at the file then shows what only reading every byte
/// would show otherwise. Who takes care to leave time and size as they were is found out by reading alone: <see cref="ContentStore.Paranoid"/>.
/// </remarks>
internal static class BlobMark
{
    /// <summary>How much later the time of a blob's copy is, which takes the place of a hard link where there are none.</summary>
    public static readonly TimeSpan CopyIsLater = TimeSpan.FromSeconds(2);

    private const long FirstSecond = 978_307_200; // 2001
    private const uint Choices = 250_000_000; // up to 2016: no clock and no archive format makes anything of it

    /// <summary>Returns the time of change of an undamaged blob, in nanoseconds since 1970; whole even seconds, which every file system can keep.</summary>
    public static long Of(Digest content)
    {
        Span<byte> bytes = stackalloc byte[Digest.Size];
        content.CopyTo(bytes);
        return (FirstSecond + (2L * (BinaryPrimitives.ReadUInt32BigEndian(bytes) % Choices))) * 1_000_000_000;
    }

    /// <summary>Returns the same as a date.</summary>
    public static DateTime DateOf(Digest content) => DateTime.UnixEpoch.AddTicks(Of(content) / TimeSpan.NanosecondsPerTick);
}
