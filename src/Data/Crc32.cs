namespace CoIN.Data;

/// <summary>The CRC-32 of PNG chunks and zip entries.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = MakeTable();

    /// <summary>Returns the checksum of two pieces of data that follow each other.</summary>
    public static uint Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) => Add(Add(0, first), second);

    /// <summary>Returns the checksum of data that go on.</summary>
    /// <param name="checksum">The checksum of what came before; 0 for nothing.</param>
    /// <param name="bytes">What follows.</param>
    public static uint Add(uint checksum, ReadOnlySpan<byte> bytes)
    {
        var crc = ~checksum;
        foreach (var value in bytes)
        {
            crc = Table[(crc ^ value) & byte.MaxValue] ^ (crc >> 8);
        }

        return ~crc;
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
