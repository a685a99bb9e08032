namespace CoIN.Data.DuckDb;

/// <summary>Appends rows to a table of an in-memory database, a chunk at a time.</summary>
public sealed class DuckAppender : IDisposable
{
    /// <summary>Fills one row.</summary>
    /// <param name="chunk">The chunk to fill.</param>
    /// <param name="row">The row within it.</param>
    /// <param name="value">What the row is made from.</param>
    public delegate void FillRow<in T>(ChunkWriter chunk, int row, T value);

    private readonly nint[] _types;
    private nint _appender;
    private nint _chunk;
    private int _rows;

    /// <summary>Creates a table and an appender for it.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="table">The name of the table, which must not exist.</param>
    /// <param name="columns">Its columns.</param>
    public unsafe DuckAppender(DuckConnection connection, string table, params IReadOnlyList<DuckColumn> columns)
    {
        connection.Execute($"CREATE TABLE \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\" {Sql(column)}"))})");
        if (NativeMethods.AppenderCreate(connection.Handle, null, table, out _appender) != NativeMethods.Success)
        {
            throw new DuckDbException(NativeMethods.Text(NativeMethods.AppenderError(_appender)));
        }

        _types = [.. columns.Select(column => column.CreateNativeType())];
        fixed (nint* types = _types)
        {
            _chunk = NativeMethods.CreateDataChunk(types, (ulong)_types.Length);
        }
    }

    /// <summary>Appends one row.</summary>
    /// <param name="value">What the row is made from.</param>
    /// <param name="fill">Writes every column of the row.</param>
    public void Append<T>(T value, FillRow<T> fill)
    {
        fill(new ChunkWriter(_chunk), _rows, value);
        if (++_rows == ChunkWriter.Capacity)
        {
            Flush();
        }
    }

    /// <summary>Makes all rows visible to queries; nothing can be appended after it.</summary>
    /// <exception cref="DuckDbException">The rows do not fit the table.</exception>
    public void Close()
    {
        Flush();
        Check(NativeMethods.AppenderClose(_appender));
    }

    /// <summary>Releases the appender; rows since the last whole chunk are dropped unless <see cref="Close"/> was called.</summary>
    public void Dispose()
    {
        if (_appender == 0)
        {
            return;
        }

        _ = NativeMethods.AppenderDestroy(ref _appender);
        NativeMethods.DestroyDataChunk(ref _chunk);
        for (var i = 0; i < _types.Length; i++)
        {
            NativeMethods.DestroyLogicalType(ref _types[i]);
        }
    }

    private static string Sql(DuckColumn column) => column.Type switch
    {
        ColumnType.List => $"{Sql(column.Children[0])}[]",
        ColumnType.Struct => $"STRUCT({string.Join(", ", column.Children.Select(child => $"\"{child.Name}\" {Sql(child)}"))})",
        _ => column.Type.ToString().ToUpperInvariant(),
    };

    private void Flush()
    {
        if (_rows > 0)
        {
            NativeMethods.DataChunkSetSize(_chunk, (ulong)_rows);
            Check(NativeMethods.AppendDataChunk(_appender, _chunk));
            NativeMethods.DataChunkReset(_chunk);
            _rows = 0;
        }
    }

    private void Check(int state)
    {
        if (state != NativeMethods.Success)
        {
            throw new DuckDbException(NativeMethods.Text(NativeMethods.AppenderError(_appender)));
        }
    }
}
