namespace CoIN.Data;

/// <summary>A named column of a <see cref="ParquetTable"/>: texts, whole numbers, numbers or truth values; never null.</summary>
public sealed record TableColumn
{
    private TableColumn(string name, Array values)
    {
        Name = name;
        Values = values;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>One value per row: <c>string[]</c>, <c>long[]</c>, <c>double[]</c> or <c>bool[]</c>.</summary>
    internal Array Values { get; }

    /// <summary>Makes a column of texts.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">One value per row.</param>
    public static TableColumn Of(string name, IEnumerable<string> values) => new(name, values.ToArray());

    /// <summary>Makes a column of whole numbers.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">One value per row.</param>
    public static TableColumn Of(string name, IEnumerable<long> values) => new(name, values.ToArray());

    /// <summary>Makes a column of numbers.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">One value per row.</param>
    public static TableColumn Of(string name, IEnumerable<double> values) => new(name, values.ToArray());

    /// <summary>Makes a column of truth values.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">One value per row.</param>
    public static TableColumn Of(string name, IEnumerable<bool> values) => new(name, values.ToArray());
}
