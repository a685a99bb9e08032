using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CoIN.Data.DuckDb;

/// <summary>Lets SQL read rows that we make while it reads them: a table function without a table behind it.</summary>
/// <remarks>So a file of any size is written from a stream, with one chunk and one row group in memory.</remarks>
internal sealed class RowSource : IDisposable
{
    /// <summary>Fills a chunk from its first row on and returns how many rows it filled; 0 at the end.</summary>
    internal delegate int FillChunk(ChunkWriter chunk);

    private readonly IReadOnlyList<DuckColumn> _columns;
    private readonly FillChunk _fill;
    private GCHandle _self;

    private RowSource(IReadOnlyList<DuckColumn> columns, FillChunk fill)
    {
        _columns = columns;
        _fill = fill;
        _self = GCHandle.Alloc(this);
    }

    /// <summary>The exception with which making rows ended, if it did; the query then fails too.</summary>
    internal Exception? Failure { get; private set; }

    /// <summary>Registers the rows as <c>name()</c>. They can be read once.</summary>
    internal static unsafe RowSource Register(DuckConnection connection, string name, IReadOnlyList<DuckColumn> columns, FillChunk fill)
    {
        var source = new RowSource(columns, fill);
        var function = NativeMethods.CreateTableFunction();
        NativeMethods.TableFunctionSetName(function, name);
        NativeMethods.TableFunctionSetExtraInfo(function, GCHandle.ToIntPtr(source._self), null);
        NativeMethods.TableFunctionSetBind(function, &Bind);
        NativeMethods.TableFunctionSetInit(function, &Init);
        NativeMethods.TableFunctionSetFunction(function, &Fill);
        var state = NativeMethods.RegisterTableFunction(connection.Handle, function);
        NativeMethods.DestroyTableFunction(ref function);
        if (state != NativeMethods.Success)
        {
            source.Dispose();
            throw new DuckDbException($"the table function '{name}' cannot be registered");
        }

        return source;
    }

    /// <summary>Releases the source. The connection must not read it any more.</summary>
    public void Dispose()
    {
        if (_self.IsAllocated)
        {
            _self.Free();
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Bind(nint info)
    {
        var source = (RowSource)GCHandle.FromIntPtr(NativeMethods.BindGetExtraInfo(info)).Target!;
        foreach (var column in source._columns)
        {
            var type = column.CreateNativeType();
            NativeMethods.BindAddResultColumn(info, column.Name, type);
            NativeMethods.DestroyLogicalType(ref type);
        }
    }

    // DuckDB demands the function; one thread, which is its default, is what keeps the rows in order.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Init(nint info)
    {
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Fill(nint info, nint chunk)
    {
        var source = (RowSource)GCHandle.FromIntPtr(NativeMethods.FunctionGetExtraInfo(info)).Target!;
        try
        {
            NativeMethods.DataChunkSetSize(chunk, (ulong)source._fill(new ChunkWriter(chunk)));
        }
        // No exception may cross native frames: it is kept, the query fails, and the caller throws it again.
        catch (Exception exception)
        {
            source.Failure = exception;
            NativeMethods.FunctionSetError(info, exception.Message);
        }
    }
}
