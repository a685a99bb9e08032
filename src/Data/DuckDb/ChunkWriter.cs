namespace CoIN.Data.DuckDb;

/// <summary>The rows that are being filled: at most <see cref="Capacity"/> of them.</summary>
public readonly ref struct ChunkWriter
{
    private readonly nint _chunk;

    internal ChunkWriter(nint chunk) => _chunk = chunk;

    /// <summary>The most rows that a chunk holds.</summary>
    public static int Capacity { get; } = (int)NativeMethods.VectorSize();

    /// <summary>Returns a column to write to.</summary>
    /// <param name="index">Which column, from 0.</param>
    public VectorWriter Column(int index) => new(NativeMethods.DataChunkGetVector(_chunk, (ulong)index));
}
