namespace CoIN.Data.DuckDb;

/// <summary>A named column, or the field of a structure, or (with an empty name) the element of a list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Children">The element of a list, the fields of a structure; empty for all else.</param>
public sealed record DuckColumn(string Name, ColumnType Type, params IReadOnlyList<DuckColumn> Children)
{
    /// <summary>Returns a column of lists.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="element">What the lists hold; its name does not matter.</param>
    public static DuckColumn ListOf(string name, DuckColumn element) => new(name, ColumnType.List, element);

    /// <summary>Returns a column of lists of plain values.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="element">The type of the values.</param>
    public static DuckColumn ListOf(string name, ColumnType element) => ListOf(name, new DuckColumn("", element));

    /// <summary>Returns a column of structures.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="fields">Their fields, in order.</param>
    public static DuckColumn StructOf(string name, params IReadOnlyList<DuckColumn> fields) => new(name, ColumnType.Struct, fields);

    /// <summary>Returns a new native type, which the caller destroys.</summary>
    internal unsafe nint CreateNativeType()
    {
        var children = Children.Select(child => child.CreateNativeType()).ToArray();
        var names = Children.Select(child => System.Runtime.InteropServices.Marshal.StringToCoTaskMemUTF8(child.Name)).ToArray();
        try
        {
            fixed (nint* types = children, namePointers = names)
            {
                return Type switch
                {
                    ColumnType.List => NativeMethods.CreateListType(children[0]),
                    ColumnType.Struct => NativeMethods.CreateStructType(types, namePointers, (ulong)children.Length),
                    _ => NativeMethods.CreateLogicalType(Type),
                };
            }
        }
        finally
        {
            for (var i = 0; i < children.Length; i++)
            {
                NativeMethods.DestroyLogicalType(ref children[i]);
                System.Runtime.InteropServices.Marshal.FreeCoTaskMem(names[i]);
            }
        }
    }
}
