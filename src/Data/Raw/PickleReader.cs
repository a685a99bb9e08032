using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using CoIN.Errors;

namespace CoIN.Data.Raw;

/// <summary>Reads plain data from a Python pickle: numbers, texts, lists, tuples, dictionaries; never anything that imports, constructs or calls.</summary>
/// <remarks>
/// Source: the opcode table of Python's <c>pickletools</c>, protocols 0 to 5. A pickle is a program, and a hostile one runs commands when Python loads it; here
/// every opcode that is not data is refused. Results: <see cref="long"/>, <see cref="double"/>, <see cref="bool"/>, <see cref="string"/> (bytes as Latin-1),
/// null, <see cref="List{T}"/> for lists and tuples, <see cref="Dictionary{TKey,TValue}"/> of objects.
/// </remarks>
internal sealed class PickleReader
{
    private static readonly object Mark = new();

    private static readonly Dictionary<byte, string> Refused = new()
    {
        [(byte)'c'] = "GLOBAL",
        [(byte)'R'] = "REDUCE",
        [(byte)'i'] = "INST",
        [(byte)'o'] = "OBJ",
        [(byte)'b'] = "BUILD",
        [(byte)'P'] = "PERSID",
        [(byte)'Q'] = "BINPERSID",
        [0x81] = "NEWOBJ",
        [0x82] = "EXT1",
        [0x83] = "EXT2",
        [0x84] = "EXT4",
        [0x92] = "NEWOBJ_EX",
        [0x93] = "STACK_GLOBAL",
    };

    /// <summary>The largest file that is read: the official ones have some ten megabytes.</summary>
    private const long MaxBytes = 1L << 30;

    private readonly byte[] _bytes;
    private readonly string _name;
    private readonly List<object?> _stack = [];
    private readonly Dictionary<long, object?> _memo = [];
    private int _position;

    private PickleReader(byte[] bytes, string name)
    {
        _bytes = bytes;
        _name = name;
    }

    /// <summary>Reads the value of a pickle.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <exception cref="PipelineException">It would do more than hold data, is damaged, or is too large to be what it should.</exception>
    internal static object? ReadFile(string path, string name)
    {
        var length = new FileInfo(path).Length;
        return length <= MaxBytes
            ? Read(File.ReadAllBytes(path), name)
            : throw new PipelineException($"{name}: the pickle has {length:N0} bytes, some ten megabytes were expected; is this another file? Put the original one there");
    }

    /// <summary>Reads the value of a pickle.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <exception cref="PipelineException">It would do more than hold data, or is damaged.</exception>
    internal static object? Read(byte[] bytes, string name)
    {
        var reader = new PickleReader(bytes, name);
        try
        {
            return reader.Run();
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException or OverflowException)
        {
            throw new PipelineException($"{name}: the pickle is damaged near byte {reader._position:N0}; fetch it again", exception);
        }
    }

    private object? Run()
    {
        while (true)
        {
            var at = _position;
            var opcode = Take(1)[0];
            if (opcode == '.')
            {
                return Pop();
            }

            if (Refused.TryGetValue(opcode, out var refused))
            {
                throw new PipelineException(
                    $"{_name}: the pickle has a {refused}{Named(opcode)} at byte {at:N0}, which would run code; only plain data is read, take the file from its publishers");
            }

            if (!TryScalar(opcode) && !TryText(opcode) && !TryContainer(opcode) && !TryMemo(opcode))
            {
                throw new PipelineException($"{_name}: the pickle is damaged: {opcode} at byte {at:N0} is no opcode; fetch it again");
            }
        }
    }

    // What a hostile pickle would import, for the error.
    private string Named(byte opcode) => opcode switch
    {
        (byte)'c' or (byte)'i' => $" of '{Line()}.{Line()}'",
        0x93 when PopLast(2) is [string module, string name] => $" of '{module}.{name}'",
        _ => "",
    };

    private bool TryScalar(byte opcode)
    {
        switch (opcode)
        {
            case (byte)'N':
                Push(null);
                return true;
            case 0x88 or 0x89:
                Push(opcode == 0x88);
                return true;
            case (byte)'K':
                Push((long)Take(1)[0]);
                return true;
            case (byte)'M':
                Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2)));
                return true;
            case (byte)'J':
                Push((long)BinaryPrimitives.ReadInt32LittleEndian(Take(4)));
                return true;
            case (byte)'G':
                Push(BinaryPrimitives.ReadDoubleBigEndian(Take(8)));
                return true;
            case 0x8A:
                Push(LittleEndian(Take(Take(1)[0])));
                return true;
            case (byte)'I':
                PushTextInteger(Line());
                return true;
            case (byte)'L':
                Push(long.Parse(Line().TrimEnd('L'), CultureInfo.InvariantCulture));
                return true;
            case (byte)'F':
                Push(double.Parse(Line(), NumberStyles.Float, CultureInfo.InvariantCulture));
                return true;
            default:
                return false;
        }
    }

    private bool TryText(byte opcode)
    {
        switch (opcode)
        {
            case (byte)'S':
                Push(PickleText.Unquote(Line()));
                return true;
            case (byte)'V':
                Push(PickleText.UnescapeUnicode(Line()));
                return true;
            case (byte)'U' or (byte)'C':
                Push(Encoding.Latin1.GetString(Take(Take(1)[0])));
                return true;
            case (byte)'T' or (byte)'B':
                Push(Encoding.Latin1.GetString(Take(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)))));
                return true;
            case 0x8E or 0x96:
                Push(Encoding.Latin1.GetString(Take(BinaryPrimitives.ReadInt64LittleEndian(Take(8)))));
                return true;
            case 0x8C:
                Push(Encoding.UTF8.GetString(Take(Take(1)[0])));
                return true;
            case (byte)'X':
                Push(Encoding.UTF8.GetString(Take(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)))));
                return true;
            case 0x8D:
                Push(Encoding.UTF8.GetString(Take(BinaryPrimitives.ReadInt64LittleEndian(Take(8)))));
                return true;
            default:
                return false;
        }
    }

    private bool TryContainer(byte opcode)
    {
        switch (opcode)
        {
            case (byte)'(':
                Push(Mark);
                return true;
            case (byte)']' or (byte)')':
                Push(new List<object?>());
                return true;
            case (byte)'}':
                Push(new Dictionary<object, object?>());
                return true;
            case (byte)'l' or (byte)'t':
                Push(PopToMark());
                return true;
            case (byte)'d':
                var items = PopToMark();
                Push(new Dictionary<object, object?>());
                Fill(items);
                return true;
            case >= 0x85 and <= 0x87:
                Push(PopLast(opcode - 0x84));
                return true;
            case (byte)'a':
                var element = Pop();
                TopAs<List<object?>>().Add(element);
                return true;
            case (byte)'e':
                var elements = PopToMark();
                TopAs<List<object?>>().AddRange(elements);
                return true;
            case (byte)'s':
                Fill(PopLast(2));
                return true;
            case (byte)'u':
                Fill(PopToMark());
                return true;
            default:
                return false;
        }
    }

    private bool TryMemo(byte opcode)
    {
        switch (opcode)
        {
            case 0x80:
                _ = Take(1);
                return true;
            case 0x95:
                _ = Take(8);
                return true;
            case (byte)'p':
                _memo[long.Parse(Line(), CultureInfo.InvariantCulture)] = Top();
                return true;
            case (byte)'q':
                _memo[Take(1)[0]] = Top();
                return true;
            case (byte)'r':
                _memo[BinaryPrimitives.ReadUInt32LittleEndian(Take(4))] = Top();
                return true;
            case 0x94:
                _memo[_memo.Count] = Top();
                return true;
            case (byte)'g':
                Push(_memo[long.Parse(Line(), CultureInfo.InvariantCulture)]);
                return true;
            case (byte)'h':
                Push(_memo[Take(1)[0]]);
                return true;
            case (byte)'j':
                Push(_memo[BinaryPrimitives.ReadUInt32LittleEndian(Take(4))]);
                return true;
            case (byte)'0':
                _ = Pop();
                return true;
            case (byte)'1':
                _ = PopToMark();
                return true;
            case (byte)'2':
                Push(Top());
                return true;
            default:
                return false;
        }
    }

    private static long LittleEndian(ReadOnlySpan<byte> bytes)
    {
        var value = new System.Numerics.BigInteger(bytes);
        return (long)value;
    }

    private void PushTextInteger(string text) => Push(text switch
    {
        "01" => true,
        "00" => false,
        _ => long.Parse(text, CultureInfo.InvariantCulture),
    });

    private void Fill(List<object?> items)
    {
        var dictionary = TopAs<Dictionary<object, object?>>();
        for (var i = 0; i < items.Count; i += 2)
        {
            // Only plain values can be keys: a container would be compared by reference, which Python would refuse too.
            dictionary[items[i] is string or long or bool or double ? items[i]! : throw new FormatException()] = items[i + 1];
        }
    }

    private void Push(object? value) => _stack.Add(value);

    private object? Top() => _stack[^1];

    private T TopAs<T>() => Top() is T value ? value : throw new FormatException($"a {typeof(T).Name} expected");

    private object? Pop() => PopLast(1)[0];

    private List<object?> PopLast(int count)
    {
        var from = _stack.Count - count;
        var items = _stack.GetRange(from, count);
        _stack.RemoveRange(from, count);
        return items;
    }

    private List<object?> PopToMark()
    {
        var mark = _stack.LastIndexOf(Mark);
        var items = _stack.GetRange(mark + 1, _stack.Count - mark - 1);
        _stack.RemoveRange(mark, _stack.Count - mark);
        return items;
    }

    private ReadOnlySpan<byte> Take(long count)
    {
        var taken = _bytes.AsSpan(_position, checked((int)count));
        _position += (int)count;
        return taken;
    }

    private string Line()
    {
        var length = _bytes.AsSpan(_position).IndexOf((byte)'\n');
        var line = Encoding.Latin1.GetString(Take(length));
        _position++;
        return line;
    }
}
