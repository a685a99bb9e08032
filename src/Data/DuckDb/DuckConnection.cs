using CoIN.Errors;

namespace CoIN.Data.DuckDb;

/// <summary>A connection to a DuckDB database in memory. Not thread safe, except for <see cref="Interrupt"/>.</summary>
public sealed class DuckConnection : IDisposable
{
    private static readonly Lazy<nint> ReadersDatabase = new(() => Open(threads: 1, memoryMegabytes: null), LazyThreadSafetyMode.ExecutionAndPublication);

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
        var database = Open(threads, memoryMegabytes);
        try
        {
            return new DuckConnection(database, Connect(database));
        }
        catch
        {
            NativeMethods.Close(ref database);
            throw;
        }
    }

    /// <summary>Opens a connection for queries of files, on one thread, to a database that all of them in this process share and nobody writes to: opening one of its own takes twenty times as long as reading a small file.</summary>
    /// <exception cref="PipelineException">DuckDB's library was not found, or it refuses to open.</exception>
    internal static DuckConnection ForReading() => new(0, Connect(ReadersDatabase.Value));

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

    /// <summary>Closes the connection and drops the database, if it is its own.</summary>
    public void Dispose()
    {
        if (_connection != 0)
        {
            NativeMethods.Disconnect(ref _connection);
        }

        if (_database != 0)
        {
            NativeMethods.Close(ref _database);
        }
    }

    private static nint Open(int threads, int? memoryMegabytes)
    {
        var config = CreateConfig(threads, memoryMegabytes);
        try
        {
            if (NativeMethods.OpenExt(null, out var database, config, out var error) != NativeMethods.Success)
            {
                var text = NativeMethods.Text(error);
                NativeMethods.Free(error);
                throw new PipelineException($"DuckDB does not open: {text}");
            }

            return database;
        }
        finally
        {
            NativeMethods.DestroyConfig(ref config);
        }
    }

    private static nint Connect(nint database) => NativeMethods.Connect(database, out var connection) == NativeMethods.Success
        ? connection
        : throw new PipelineException("DuckDB opens but accepts no connection");

    private static nint CreateConfig(int threads, int? memoryMegabytes)
    {
        _ = NativeMethods.CreateConfig(out var config);
        _ = NativeMethods.SetConfig(config, "threads", threads.ToString());
        if (memoryMegabytes is int megabytes)
        {
            _ = NativeMethods.SetConfig(config, "memory_limit", $"{megabytes}MB");
        }

        // A file that was replaced must be seen as it is now, whatever its time says.
        _ = NativeMethods.SetConfig(config, "enable_external_file_cache", "false");

        // Results must not depend on what is installed on a machine or reachable from it.
        _ = NativeMethods.SetConfig(config, "autoinstall_known_extensions", "false");
        _ = NativeMethods.SetConfig(config, "autoload_known_extensions", "false");
        return config;
    }
}
