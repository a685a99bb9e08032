namespace CoIN.Data.Images;

/// <summary>The CRC-32 that closes every chunk of a PNG file.</summary>
internal static class PngChecksum
{
    private static readonly uint[] Table = MakeTable();

    /// <summary>Returns the checksum of a chunk.</summary>
    /// <param name="type">Its four letters.</param>
    /// <param name="data">What it holds.</param>
    public static uint Of(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data) => ~Add(Add(uint.MaxValue, type), data);

    private static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            crc = Table[(crc ^ value) & byte.MaxValue] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint[] MakeTable()
    {
        const uint polynomial = 0xEDB88320;
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : polynomial ^ (value >> 1);
            }

            table[i] = value;
        }

        return table;
    }
}
