namespace CoIN.Data.Images;

/// <summary>Undoes the row filters of PNG, in place. All arithmetic is modulo 256.</summary>
internal static class PngFilters
{
    /// <summary>Adds the byte one pixel to the left.</summary>
    internal static void Left(Span<byte> row, int distance)
    {
        for (var i = distance; i < row.Length; i++)
        {
            row[i] = unchecked((byte)(row[i] + row[i - distance]));
        }
    }

    /// <summary>Adds the byte above.</summary>
    internal static void Above(Span<byte> row, ReadOnlySpan<byte> above)
    {
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = unchecked((byte)(row[i] + above[i]));
        }
    }

    /// <summary>Adds the mean, rounded down, of the byte to the left and the byte above.</summary>
    internal static void Average(Span<byte> row, ReadOnlySpan<byte> above, int distance)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var left = i < distance ? 0 : row[i - distance];
            row[i] = unchecked((byte)(row[i] + ((left + above[i]) >> 1)));
        }
    }

    /// <summary>Adds whichever of left, above and above left is nearest to left + above - above left.</summary>
    internal static void Paeth(Span<byte> row, ReadOnlySpan<byte> above, int distance)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var left = i < distance ? 0 : row[i - distance];
            var corner = i < distance ? 0 : above[i - distance];
            int up = above[i];
            var toLeft = Math.Abs(up - corner);
            var toUp = Math.Abs(left - corner);
            var toCorner = Math.Abs(left + up - (2 * corner));
            var nearest = toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
            row[i] = unchecked((byte)(row[i] + nearest));
        }
    }
}
