using System.Runtime.ExceptionServices;
using CoIN.Errors;

namespace CoIN.Data.DuckDb;

/// <summary>Writes and opens Parquet files.</summary>
public static class ParquetFile
{
    /// <summary>DuckDB's own default: good for files of plain columns.</summary>
    public const int DefaultRowGroupRows = 122_880;

    /// <summary>Writes rows to a new Parquet file, zstd-compressed: the same rows always give the same bytes.</summary>
    /// <param name="path">The file; it appears only when it is complete, and replaces an older one.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows, read once, in order.</param>
    /// <param name="fill">Writes every column of one row.</param>
    /// <param name="rowGroupRows">Rows per row group: a whole group is in memory at a time.</param>
    /// <returns>How many rows were written.</returns>
    /// <exception cref="PipelineException">The file cannot be written.</exception>
    /// <remarks>An exception from <paramref name="rows"/> or <paramref name="fill"/> leaves as it is, and no file behind.</remarks>
    public static long Write<T>(
        string path, IReadOnlyList<DuckColumn> columns, IEnumerable<T> rows, DuckAppender.FillRow<T> fill, int rowGroupRows = DefaultRowGroupRows)
    {
        var partial = path + ".partial";
        using var connection = DuckConnection.OpenInMemory();
        using var enumerator = rows.GetEnumerator();
        var count = 0L;
        using var source = RowSource.Register(connection, "rows_to_write", columns, chunk =>
        {
            var row = 0;
            var most = Math.Min(ChunkWriter.Capacity, rowGroupRows);
            while (row < most && enumerator.MoveNext())
            {
                fill(chunk, row++, enumerator.Current);
            }

            count += row;
            return row;
        });
        try
        {
            connection.Execute(
                $"COPY (SELECT * FROM rows_to_write()) TO {DuckConnection.Literal(partial)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {rowGroupRows})");
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception exception)
        {
            File.Delete(partial);
            if (source.Failure is not null)
            {
                ExceptionDispatchInfo.Throw(source.Failure);
            }

            if (exception is DuckDbException or IOException or UnauthorizedAccessException)
            {
                throw new PipelineException($"Parquet file '{path}' cannot be written: {exception.Message.Split('\n')[0]}", exception);
            }

            throw;
        }

        return count;
    }

    /// <summary>Opens the rows of a Parquet file, in the order in which they were written.</summary>
    /// <param name="connection">The database that reads.</param>
    /// <param name="path">The file.</param>
    /// <param name="columns">The columns to read, by name.</param>
    /// <exception cref="PipelineException">The file is absent, no Parquet file, or lacks a column.</exception>
    public static DuckReader Open(DuckConnection connection, string path, params IReadOnlyList<string> columns)
    {
        if (!File.Exists(path))
        {
            throw new PipelineException($"Parquet file '{path}' does not exist");
        }

        try
        {
            var names = columns.Count == 0 ? "*" : string.Join(", ", columns.Select(name => $"\"{name}\""));
            return connection.Query($"SELECT {names} FROM read_parquet({DuckConnection.Literal(path)})");
        }
        catch (DuckDbException exception)
        {
            throw new PipelineException($"Parquet file '{path}' cannot be read: {exception.Message.Split('\n')[0]}", exception);
        }
    }
}
