using System.Text;

namespace CoIN.Data.DuckDb;

/// <summary>Reads one column of a chunk, or the elements or fields below it. Valid until the next chunk is read.</summary>
public readonly unsafe ref struct VectorReader
{
    private readonly nint _vector;
    private readonly void* _data;
    private readonly ulong* _validity;

    internal VectorReader(nint vector)
    {
        _vector = vector;
        _data = NativeMethods.VectorGetData(vector);
        _validity = NativeMethods.VectorGetValidity(vector);
    }

    /// <summary>The elements of a list column; <see cref="List"/> says which belong to a row.</summary>
    public VectorReader Elements => new(NativeMethods.ListVectorGetChild(_vector));

    /// <summary>Whether a row has no value.</summary>
    /// <param name="row">The row within the chunk.</param>
    public bool IsNull(int row) => _validity is not null && (_validity[row >> 6] & (1UL << (row & 63))) == 0;

    /// <summary>Returns a <see cref="ColumnType.Boolean"/>.</summary>
    /// <param name="row">The row within the chunk.</param>
    public bool Boolean(int row) => ((byte*)_data)[row] != 0;

    /// <summary>Returns an <see cref="ColumnType.Integer"/>.</summary>
    /// <param name="row">The row within the chunk.</param>
    public int Int32(int row) => ((int*)_data)[row];

    /// <summary>Returns a <see cref="ColumnType.BigInt"/>.</summary>
    /// <param name="row">The row within the chunk.</param>
    public long Int64(int row) => ((long*)_data)[row];

    /// <summary>Returns a <see cref="ColumnType.Float"/>.</summary>
    /// <param name="row">The row within the chunk.</param>
    public float Single(int row) => ((float*)_data)[row];

    /// <summary>Returns a <see cref="ColumnType.Double"/>.</summary>
    /// <param name="row">The row within the chunk.</param>
    public double Double(int row) => ((double*)_data)[row];

    /// <summary>Returns a <see cref="ColumnType.Varchar"/> as text.</summary>
    /// <param name="row">The row within the chunk.</param>
    public string Text(int row) => Encoding.UTF8.GetString(Bytes(row));

    /// <summary>Returns a <see cref="ColumnType.Varchar"/> or <see cref="ColumnType.Blob"/> as bytes.</summary>
    /// <param name="row">The row within the chunk.</param>
    public ReadOnlySpan<byte> Bytes(int row) => NativeMethods.NativeString.Bytes((NativeMethods.NativeString*)_data + row);

    /// <summary>Returns which <see cref="Elements"/> make up the list of a row.</summary>
    /// <param name="row">The row within the chunk.</param>
    public Range List(int row)
    {
        var entry = ((NativeMethods.NativeListEntry*)_data)[row];
        return new Range((int)entry.Offset, (int)(entry.Offset + entry.Length));
    }

    /// <summary>Returns a field of a structure column, by position.</summary>
    /// <param name="index">Which field, from 0.</param>
    public VectorReader Field(int index) => new(NativeMethods.StructVectorGetChild(_vector, (ulong)index));
}
