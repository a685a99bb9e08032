namespace CoIN.Data.DuckDb;

/// <summary>The column types that we read and write, with DuckDB's numbers for them.</summary>
public enum ColumnType
{
    /// <summary>No type: the default value, which no column has.</summary>
    None = 0,

    /// <summary>True or false.</summary>
    Boolean = 1,

    /// <summary>A 32-bit whole number.</summary>
    Integer = 4,

    /// <summary>A 64-bit whole number.</summary>
    BigInt = 5,

    /// <summary>A 32-bit floating-point number.</summary>
    Float = 10,

    /// <summary>A 64-bit floating-point number.</summary>
    Double = 11,

    /// <summary>UTF-8 text.</summary>
    Varchar = 17,

    /// <summary>Bytes.</summary>
    Blob = 18,

    /// <summary>A list of values of one type.</summary>
    List = 24,

    /// <summary>Named fields.</summary>
    Struct = 25,
}
