using CoIN.Data.DuckDb;
using CoIN.Errors;

namespace CoIN.Data;

/// <summary>A small table in memory, kept on disk as Parquet: predictions, scores, verdicts.</summary>
public sealed class ParquetTable
{
    private readonly Dictionary<string, TableColumn> _columns;
    private readonly string[] _names;

    /// <summary>Makes a table.</summary>
    /// <param name="columns">Its columns, in order; all have the same number of rows and different names.</param>
    /// <exception cref="ArgumentException">Two columns differ in length or share a name, or there is none.</exception>
    public ParquetTable(params IReadOnlyList<TableColumn> columns)
    {
        ArgumentOutOfRangeException.ThrowIfZero(columns.Count);
        foreach (var column in columns.Where(column => column.Values.Length != columns[0].Values.Length))
        {
            throw new ArgumentException($"column '{column.Name}' has {column.Values.Length} rows, '{columns[0].Name}' has {columns[0].Values.Length}", nameof(columns));
        }

        _names = [.. columns.Select(column => column.Name)];
        _columns = columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
    }

    /// <summary>How many rows it has.</summary>
    public int RowCount => _columns[_names[0]].Values.Length;

    /// <summary>The names of the columns, in order.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="PipelineException">The file is absent, no Parquet file, or holds values of other types.</exception>
    public static ParquetTable Read(string path)
    {
        using var connection = DuckConnection.ForReading();
        using var reader = ParquetFile.Open(connection, path);
        var lists = reader.Types.Select((type, i) => NewList(path, reader.Columns[i], type)).ToArray();
        while (reader.ReadChunk())
        {
            for (var i = 0; i < lists.Length; i++)
            {
                AddValues(lists[i], reader.Column(i), reader.RowCount);
            }
        }

        return new ParquetTable([.. lists.Select((list, i) => ToColumn(reader.Columns[i], list))]);
    }

    /// <summary>Writes the table to a new file; the same table always gives the same bytes.</summary>
    /// <param name="path">The file; it appears only when it is complete.</param>
    /// <exception cref="PipelineException">The file cannot be written.</exception>
    public void Write(string path)
    {
        var columns = _names.Select(name => _columns[name].Values).ToArray();
        var schema = columns.Select((values, i) => new DuckColumn(_names[i], TypeOf(values))).ToArray();
        _ = ParquetFile.Write(path, schema, Enumerable.Range(0, RowCount), (chunk, row, index) =>
        {
            for (var i = 0; i < columns.Length; i++)
            {
                SetValue(chunk.Column(i), row, columns[i], index);
            }
        });
    }

    /// <summary>Returns a column of texts.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="PipelineException">There is no such column of that type.</exception>
    public IReadOnlyList<string> Texts(string name) => Values<string>(name);

    /// <summary>Returns a column of whole numbers.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="PipelineException">There is no such column of that type.</exception>
    public IReadOnlyList<long> Integers(string name) => Values<long>(name);

    /// <summary>Returns a column of numbers.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="PipelineException">There is no such column of that type.</exception>
    public IReadOnlyList<double> Numbers(string name) => Values<double>(name);

    /// <summary>Returns a column of truth values.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="PipelineException">There is no such column of that type.</exception>
    public IReadOnlyList<bool> Booleans(string name) => Values<bool>(name);

    private static ColumnType TypeOf(Array values) => values switch
    {
        string[] => ColumnType.Varchar,
        long[] => ColumnType.BigInt,
        double[] => ColumnType.Double,
        _ => ColumnType.Boolean,
    };

    private static void SetValue(VectorWriter column, int row, Array values, int index)
    {
        switch (values)
        {
            case string[] texts:
                column.Set(row, texts[index]);
                break;
            case long[] integers:
                column.Set(row, integers[index]);
                break;
            case double[] numbers:
                column.Set(row, numbers[index]);
                break;
            case bool[] booleans:
                column.Set(row, booleans[index]);
                break;
        }
    }

    private static System.Collections.IList NewList(string path, string name, ColumnType type) => type switch
    {
        ColumnType.Varchar => new List<string>(),
        ColumnType.BigInt => new List<long>(),
        ColumnType.Double => new List<double>(),
        ColumnType.Boolean => new List<bool>(),
        _ => throw new PipelineException(
            $"Parquet file '{path}': column '{name}' has type '{type}'; expected one of 'Varchar', 'BigInt', 'Double', 'Boolean'"),
    };

    private static void AddValues(System.Collections.IList list, VectorReader column, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            switch (list)
            {
                case List<string> texts:
                    texts.Add(column.IsNull(row) ? "" : column.Text(row));
                    break;
                case List<long> integers:
                    integers.Add(column.Int64(row));
                    break;
                case List<double> numbers:
                    numbers.Add(column.Double(row));
                    break;
                case List<bool> booleans:
                    booleans.Add(column.Boolean(row));
                    break;
            }
        }
    }

    private static TableColumn ToColumn(string name, System.Collections.IList list) => list switch
    {
        List<string> texts => TableColumn.Of(name, texts),
        List<long> integers => TableColumn.Of(name, integers),
        List<double> numbers => TableColumn.Of(name, numbers),
        _ => TableColumn.Of(name, (List<bool>)list),
    };

    private T[] Values<T>(string name)
    {
        if (!_columns.TryGetValue(name, out var column))
        {
            throw new PipelineException($"the table has no column '{name}'{NearestName.Hint(name, _names)}");
        }

        return column.Values as T[]
            ?? throw new PipelineException($"column '{name}' holds values of type '{column.Values.GetType().GetElementType()!.Name}', not '{typeof(T).Name}'");
    }
}
