namespace CoIN.Data.DuckDb;

/// <summary>Reads the rows of a query, chunk by chunk.</summary>
public sealed class DuckReader : IDisposable
{
    private nint _statement;
    private nint _pending;
    private nint _chunk;
    private NativeMethods.NativeResult _result;

    internal DuckReader(DuckConnection connection, string sql)
    {
        try
        {
            if (NativeMethods.Prepare(connection.Handle, sql, out _statement) != NativeMethods.Success)
            {
                throw new DuckDbException(NativeMethods.Text(NativeMethods.PrepareError(_statement)));
            }

            if (NativeMethods.PendingPreparedStreaming(_statement, out _pending) != NativeMethods.Success)
            {
                throw new DuckDbException(NativeMethods.Text(NativeMethods.PendingError(_pending)));
            }

            if (NativeMethods.ExecutePending(_pending, out _result) != NativeMethods.Success)
            {
                throw new DuckDbException(NativeMethods.Text(NativeMethods.ResultError(ref _result)));
            }
        }
        catch
        {
            Dispose();
            throw;
        }

        Columns = [.. Enumerable.Range(0, (int)NativeMethods.ColumnCount(ref _result)).Select(i => NativeMethods.Text(NativeMethods.ColumnName(ref _result, (ulong)i)))];
        Types = [.. Enumerable.Range(0, Columns.Count).Select(i => NativeMethods.ColumnTypeOf(ref _result, (ulong)i))];
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The types of the columns; a number outside <see cref="ColumnType"/> is a type that we do not read.</summary>
    public IReadOnlyList<ColumnType> Types { get; }

    /// <summary>The rows of the current chunk.</summary>
    public int RowCount { get; private set; }

    /// <summary>Goes on to the next chunk and returns whether there is one.</summary>
    /// <exception cref="DuckDbException">The query fails half way.</exception>
    public bool ReadChunk()
    {
        DropChunk();
        _chunk = NativeMethods.FetchChunk(_result);
        if (_chunk == 0)
        {
            var error = NativeMethods.ResultError(ref _result);
            return error == 0 ? false : throw new DuckDbException(NativeMethods.Text(error));
        }

        RowCount = (int)NativeMethods.DataChunkGetSize(_chunk);
        return RowCount > 0;
    }

    /// <summary>Returns a column of the current chunk.</summary>
    /// <param name="index">Which column, from 0.</param>
    public VectorReader Column(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Columns.Count);
        return new VectorReader(NativeMethods.DataChunkGetVector(_chunk, (ulong)index));
    }

    /// <summary>Drops the rest of the rows.</summary>
    public void Dispose()
    {
        DropChunk();
        NativeMethods.DestroyResult(ref _result);
        NativeMethods.DestroyPending(ref _pending);
        NativeMethods.DestroyPrepare(ref _statement);
    }

    private void DropChunk()
    {
        RowCount = 0;
        if (_chunk != 0)
        {
            NativeMethods.DestroyDataChunk(ref _chunk);
        }
    }
}
