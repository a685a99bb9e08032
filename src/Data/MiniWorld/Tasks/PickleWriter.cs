using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>Writes lists, dictionaries, strings and whole numbers as Python's pickle does: protocol 2, byte for byte.</summary>
/// <remarks>
/// Equal strings are stored once and referred to afterwards, as Python does with constants. Source of the opcodes: CPython's
/// <c>Lib/pickletools.py</c>; of their use (batches of 1,000, single items without a mark): <c>Modules/_pickle.c</c>.
/// </remarks>
internal sealed class PickleWriter
{
    private const int BatchSize = 1000;
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Dictionary<string, int> _strings = new(StringComparer.Ordinal);
    private int _stored;

    /// <summary>Returns the pickle of a value.</summary>
    /// <param name="value">An <see cref="int"/> of at least 0, a string, a list of values, or a list of named values (a dictionary).</param>
    /// <exception cref="ArgumentException">The value holds something else.</exception>
    public static byte[] Pickle(object value)
    {
        var writer = new PickleWriter();
        writer._bytes.Write<byte>([0x80, 2]);
        writer.Write(value);
        writer.Put('.');
        return writer._bytes.WrittenSpan.ToArray();
    }

    private void Write(object value)
    {
        switch (value)
        {
            case int number and >= 0:
                WriteNumber(number);
                break;
            case string text:
                WriteText(text);
                break;
            case IReadOnlyList<(string Name, object Value)> fields:
                WriteItems(fields, '}', 's', 'u', field =>
                {
                    WriteText(field.Name);
                    Write(field.Value);
                });
                break;
            case IReadOnlyList<object> items:
                WriteItems(items, ']', 'a', 'e', Write);
                break;
            default:
                throw new ArgumentException($"a value of type {value.GetType().Name} cannot be pickled here", nameof(value));
        }
    }

    private void WriteItems<T>(IReadOnlyList<T> items, char empty, char one, char many, Action<T> write)
    {
        Put(empty);
        Store();
        if (items.Count == 1)
        {
            write(items[0]);
            Put(one);
            return;
        }

        foreach (var batch in items.Chunk(BatchSize))
        {
            Put('(');
            Array.ForEach(batch, write);
            Put(many);
        }
    }

    private void WriteNumber(int number)
    {
        if (number <= byte.MaxValue)
        {
            Put('K', number, 1);
        }
        else if (number <= ushort.MaxValue)
        {
            Put('M', number, 2);
        }
        else
        {
            Put('J', number, 4);
        }
    }

    private void WriteText(string text)
    {
        if (_strings.TryGetValue(text, out var place))
        {
            Refer('h', 'j', place);
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        Put('X', bytes.Length, 4);
        _bytes.Write(bytes);
        _strings[text] = _stored;
        Store();
    }

    private void Store() => Refer('q', 'r', _stored++);

    private void Refer(char near, char far, int place)
    {
        if (place <= byte.MaxValue)
        {
            Put(near, place, 1);
        }
        else
        {
            Put(far, place, 4);
        }
    }

    private void Put(char opcode) => _bytes.Write<byte>([(byte)opcode]);

    private void Put(char opcode, int argument, int size)
    {
        Span<byte> little = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(little, argument);
        Put(opcode);
        _bytes.Write(little[..size]);
    }
}
