using System.Buffers;
using System.Text;
using CoIN.Errors;

namespace CoIN.Data.Raw;

/// <summary>Questions of VQAv2, in the order of the file.</summary>
internal sealed class VqaQuestionBlock
{
    private static readonly SearchValues<byte> White = SearchValues.Create(" \t\r\n"u8);
    private readonly long[] _ids;
    private readonly long[] _images;

    // UTF-8, one after the other: as objects they would keep the garbage collector busy.
    private readonly int[] _ends;
    private readonly byte[] _texts;

    private VqaQuestionBlock(int count, int bytes) => (_ids, _images, _ends, _texts) = (new long[count], new long[count], new int[count], new byte[bytes]);

    /// <summary>The questions' ids.</summary>
    internal IReadOnlyList<long> Ids => _ids;

    /// <summary>The images that they are about.</summary>
    internal IReadOnlyList<long> Images => _images;

    /// <summary>Returns a question's text.</summary>
    internal string Text(int question) => Encoding.UTF8.GetString(_texts.AsSpan(Start(question).._ends[question]));

    /// <summary>Parses a block of the file and releases it.</summary>
    /// <exception cref="PipelineException">A field is missing or of another type; the message names the entry.</exception>
    internal static VqaQuestionBlock Parse(JsonBlock items, string file)
    {
        var block = new VqaQuestionBlock(items.Count, items.ByteCount);
        for (var i = 0; i < items.Count; i++)
        {
            if (!block.TryRead(items[i].Bytes.Span, i))
            {
                block.ReadCarefully(new RawEntry(items[i], file), i);
            }
        }

        items.Release();
        return block;
    }

    // Reads an entry that is written as the official ones are; any other is left to the careful way, which also says what is wrong.
    private bool TryRead(ReadOnlySpan<byte> json, int i)
    {
        var cursor = new JsonCursor(json);
        if (!(cursor.Take("{\"image_id\": "u8) && cursor.TakeNumber(out _images[i])
            && cursor.Take(", \"question\": \""u8) && cursor.TakeText(out var text)
            && cursor.Take(", \"question_id\": "u8) && cursor.TakeNumber(out _ids[i])
            && cursor.Take("}"u8) && cursor.IsAtEnd && text.ContainsAnyExcept(White)))
        {
            return false;
        }

        text.CopyTo(_texts.AsSpan(Start(i)));
        _ends[i] = Start(i) + text.Length;
        return true;
    }

    private void ReadCarefully(RawEntry entry, int i)
    {
        (_ids[i], _images[i]) = (entry.Integer("question_id"), entry.Integer("image_id"));
        _ends[i] = Start(i) + Encoding.UTF8.GetBytes(entry.Text("question"), _texts.AsSpan(Start(i)));
    }

    private int Start(int question) => question == 0 ? 0 : _ends[question - 1];
}
