using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using CoIN.Store;

namespace CoIN.Graph.Fingerprints;

/// <summary>Puts the text of a method or type together.</summary>
internal sealed class CodeWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly List<CodeSymbol> _generated = [];
    private readonly List<CodeEdge> _edges = [];
    private readonly HashSet<CodeEdge> _known = [];

    public void Write(ReadOnlySpan<byte> bytes)
    {
        Write(bytes.Length);
        _bytes.Write(bytes);
    }

    public void WriteByte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }

    public void Write(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.GetSpan(sizeof(int)), value);
        _bytes.Advance(sizeof(int));
    }

    // As UTF-16: literals may hold half a surrogate pair.
    public void Write(string text) => Write(MemoryMarshal.AsBytes(text.AsSpan()));

    public void Write(CodePart part)
    {
        Write(part.Text);
        _generated.AddRange(part.Generated);
        foreach (var edge in part.Edges)
        {
            Add(edge);
        }
    }

    public void Add(CodeEdge edge)
    {
        if (_known.Add(edge))
        {
            _edges.Add(edge);
        }
    }

    public CodeContent ToContent() => new(Digest.Of(_bytes.WrittenSpan), _generated, _edges);
}
