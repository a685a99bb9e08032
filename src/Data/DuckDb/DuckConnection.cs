using CoIN.Errors;

namespace CoIN.Data.DuckDb;

/// <summary>An in-memory DuckDB database with one connection to it. Not thread safe, except for <see cref="Interrupt"/>.</summary>
public sealed class DuckConnection : IDisposable
{
    private nint _database;
    private nint _connection;

    private DuckConnection(nint database, nint connection)
    {
        _database = database;
        _connection = connection;
    }

    internal nint Handle => _connection;

    /// <summary>Opens an empty database in memory.</summary>
    /// <param name="threads">How many threads queries use; one makes the order of everything fixed.</param>
    /// <param name="memoryMegabytes">The memory that DuckDB's own buffers may take, or null for DuckDB's default (80 % of the machine's).</param>
    /// <exception cref="PipelineException">DuckDB's library was not found, or it refuses to open.</exception>
    public static DuckConnection OpenInMemory(int threads = 1, int? memoryMegabytes = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var config = CreateConfig(threads, memoryMegabytes);
        try
        {
            if (NativeMethods.OpenExt(null, out var database, config, out var error) != NativeMethods.Success)
            {
                var text = NativeMethods.Text(error);
                NativeMethods.Free(error);
                throw new PipelineException($"DuckDB does not open: {text}");
            }

            if (NativeMethods.Connect(database, out var connection) != NativeMethods.Success)
            {
                NativeMethods.Close(ref database);
                throw new PipelineException("DuckDB opens but accepts no connection");
            }

            return new DuckConnection(database, connection);
        }
        finally
        {
            NativeMethods.DestroyConfig(ref config);
        }
    }

    /// <summary>Runs statements and drops what they return.</summary>
    /// <param name="sql">One statement or several, separated by semicolons.</param>
    /// <exception cref="DuckDbException">DuckDB refuses the statement or fails in it.</exception>
    public void Execute(string sql)
    {
        ObjectDisposedException.ThrowIf(_connection == 0, this);
        var failed = NativeMethods.Query(_connection, sql, out var result) != NativeMethods.Success;
        var error = failed ? NativeMethods.Text(NativeMethods.ResultError(ref result)) : "";
        NativeMethods.DestroyResult(ref result);
        if (failed)
        {
            throw new DuckDbException(error);
        }
    }

    /// <summary>Runs one query and returns its rows as a stream; only some chunks are in memory at a time.</summary>
    /// <param name="sql">One statement.</param>
    /// <exception cref="DuckDbException">DuckDB refuses the query or fails in it.</exception>
    public DuckReader Query(string sql)
    {
        ObjectDisposedException.ThrowIf(_connection == 0, this);
        return new DuckReader(this, sql);
    }

    /// <summary>Makes the running statement of another thread fail soon with <c>INTERRUPT Error</c>.</summary>
    public void Interrupt()
    {
        ObjectDisposedException.ThrowIf(_connection == 0, this);
        NativeMethods.Interrupt(_connection);
    }

    /// <summary>Returns a text as an SQL literal, quotes included.</summary>
    /// <param name="text">Any text.</param>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Closes the connection and drops the database.</summary>
    public void Dispose()
    {
        if (_connection != 0)
        {
            NativeMethods.Disconnect(ref _connection);
            NativeMethods.Close(ref _database);
        }
    }

    private static nint CreateConfig(int threads, int? memoryMegabytes)
    {
        _ = NativeMethods.CreateConfig(out var config);
        _ = NativeMethods.SetConfig(config, "threads", threads.ToString());
        if (memoryMegabytes is int megabytes)
        {
            _ = NativeMethods.SetConfig(config, "memory_limit", $"{megabytes}MB");
        }

        // Results must not depend on what is installed on a machine or reachable from it.
        _ = NativeMethods.SetConfig(config, "autoinstall_known_extensions", "false");
        _ = NativeMethods.SetConfig(config, "autoload_known_extensions", "false");
        return config;
    }
}
