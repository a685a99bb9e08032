using System.Runtime.CompilerServices;
using System.Text;

namespace CoIN.Data.DuckDb;

/// <summary>Fills one column of a chunk, or the elements or fields below it. Rows are written in any order, each once.</summary>
public readonly unsafe ref struct VectorWriter
{
    private readonly nint _vector;
    private readonly void* _data;

    internal VectorWriter(nint vector)
    {
        _vector = vector;
        _data = NativeMethods.VectorGetData(vector);
    }

    /// <summary>The elements of a list column, where <see cref="StartList"/> has made room for them.</summary>
    public VectorWriter Elements => new(NativeMethods.ListVectorGetChild(_vector));

    /// <summary>Leaves a row without value. The fields of a structure must be left without value too.</summary>
    /// <param name="row">The row within the chunk.</param>
    public void SetNull(int row)
    {
        NativeMethods.VectorEnsureValidityWritable(_vector);
        NativeMethods.VectorGetValidity(_vector)[row >> 6] &= ~(1UL << (row & 63));
    }

    /// <summary>Writes a <see cref="ColumnType.Boolean"/>.</summary>
    /// <param name="row">The row within the chunk.</param>
    /// <param name="value">The value.</param>
    public void Set(int row, bool value) => ((byte*)_data)[row] = value ? (byte)1 : (byte)0;

    /// <summary>Writes an <see cref="ColumnType.Integer"/>.</summary>
    /// <param name="row">The row within the chunk.</param>
    /// <param name="value">The value.</param>
    public void Set(int row, int value) => ((int*)_data)[row] = value;

    /// <summary>Writes a <see cref="ColumnType.BigInt"/>.</summary>
    /// <param name="row">The row within the chunk.</param>
    /// <param name="value">The value.</param>
    public void Set(int row, long value) => ((long*)_data)[row] = value;

    /// <summary>Writes a <see cref="ColumnType.Float"/>.</summary>
    /// <param name="row">The row within the chunk.</param>
    /// <param name="value">The value.</param>
    public void Set(int row, float value) => ((float*)_data)[row] = value;

    /// <summary>Writes a <see cref="ColumnType.Double"/>.</summary>
    /// <param name="row">The row within the chunk.</param>
    /// <param name="value">The value.</param>
    public void Set(int row, double value) => ((double*)_data)[row] = value;

    /// <summary>Writes a <see cref="ColumnType.Varchar"/>.</summary>
    /// <param name="row">The row within the chunk.</param>
    /// <param name="value">The text; a lone surrogate becomes the replacement character.</param>
    [SkipLocalsInit]
    public void Set(int row, string value)
    {
        // Most texts are short answers: straight into the vector.
        if (value.Length <= NativeMethods.NativeString.InlineBytes && NativeMethods.NativeString.TrySetInline((NativeMethods.NativeString*)_data + row, value))
        {
            return;
        }

        const int onStack = 512;
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        var buffer = most <= onStack ? stackalloc byte[onStack] : new byte[most];
        Set(row, buffer[..Encoding.UTF8.GetBytes(value, buffer)]);
    }

    /// <summary>Writes a <see cref="ColumnType.Blob"/>, or a <see cref="ColumnType.Varchar"/> from valid UTF-8.</summary>
    /// <param name="row">The row within the chunk.</param>
    /// <param name="value">The bytes; they are copied.</param>
    public void Set(int row, ReadOnlySpan<byte> value)
    {
        if (value.Length <= NativeMethods.NativeString.InlineBytes)
        {
            NativeMethods.NativeString.SetInline((NativeMethods.NativeString*)_data + row, value);
            return;
        }

        fixed (byte* bytes = value)
        {
            NativeMethods.VectorAssignString(_vector, (ulong)row, bytes, (ulong)value.Length);
        }
    }

    /// <summary>Makes room for the list of a row and returns where its first element goes in <see cref="Elements"/>.</summary>
    /// <param name="row">The row within the chunk.</param>
    /// <param name="length">How many elements the list has. Ask for <see cref="Elements"/> anew after this call: they may have moved.</param>
    public int StartList(int row, int length)
    {
        var offset = NativeMethods.ListVectorGetSize(_vector);
        _ = NativeMethods.ListVectorReserve(_vector, offset + (ulong)length);
        _ = NativeMethods.ListVectorSetSize(_vector, offset + (ulong)length);
        ((NativeMethods.NativeListEntry*)_data)[row] = new() { Offset = offset, Length = (ulong)length };
        return (int)offset;
    }

    /// <summary>Writes a list of texts.</summary>
    /// <param name="row">The row within the chunk.</param>
    /// <param name="values">The texts.</param>
    public void SetList(int row, IReadOnlyList<string> values)
    {
        ReadOnlySpan<string> texts = values as string[] ?? [.. values];
        var offset = StartList(row, texts.Length);
        var elements = Elements;
        var strings = (NativeMethods.NativeString*)elements._data + offset;
        for (var i = 0; i < texts.Length; i++)
        {
            // Of ten people's answers most are the one before them: the same structure, which may point at the same bytes.
            if (i > 0 && ReferenceEquals(texts[i], texts[i - 1]))
            {
                strings[i] = strings[i - 1];
            }
            else
            {
                elements.Set(offset + i, texts[i]);
            }
        }
    }

    /// <summary>Writes a list of 32-bit whole numbers.</summary>
    /// <param name="row">The row within the chunk.</param>
    /// <param name="values">The numbers.</param>
    public void SetList(int row, ReadOnlySpan<int> values)
    {
        var offset = StartList(row, values.Length);
        values.CopyTo(new Span<int>((int*)Elements._data + offset, values.Length));
    }

    /// <summary>Returns a field of a structure column, by position.</summary>
    /// <param name="index">Which field, from 0.</param>
    public VectorWriter Field(int index) => new(NativeMethods.StructVectorGetChild(_vector, (ulong)index));
}
