using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using CoIN.Errors;

namespace CoIN.Data.Raw;

/// <summary>Questions of VQAv2, in the order of the file: columns, because half a million objects would keep the garbage collector busy.</summary>
internal sealed class VqaQuestions
{
    private static readonly SearchValues<byte> White = SearchValues.Create(" \t\r\n"u8);
    private readonly List<long> _ids = [];
    private readonly List<long> _images = [];

    // UTF-8, one after the other.
    private readonly List<int> _ends = [];
    private readonly List<byte> _texts = [];

    /// <summary>The questions' ids.</summary>
    internal ReadOnlySpan<long> Ids => CollectionsMarshal.AsSpan(_ids);

    /// <summary>The images that they are about.</summary>
    internal ReadOnlySpan<long> Images => CollectionsMarshal.AsSpan(_images);

    /// <summary>Returns a question's text. Safe to call from several threads.</summary>
    internal string Text(int question) => Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(_texts)[(question == 0 ? 0 : _ends[question - 1]).._ends[question]]);

    /// <summary>Parses a block of the file and releases it.</summary>
    /// <exception cref="PipelineException">A field is missing or of another type; the message names the entry.</exception>
    internal static VqaQuestions Parse(JsonBlock items, string file)
    {
        var questions = new VqaQuestions();
        for (var i = 0; i < items.Count; i++)
        {
            if (!questions.TryAdd(items[i].Bytes.Span))
            {
                questions.AddCarefully(new RawEntry(items[i], file));
            }
        }

        items.Release();
        return questions;
    }

    /// <summary>Adds the questions of the next block.</summary>
    internal void Append(VqaQuestions block)
    {
        var offset = _texts.Count;
        _ids.AddRange(block._ids);
        _images.AddRange(block._images);
        _texts.AddRange(block._texts);
        block._ends.ForEach(end => _ends.Add(offset + end));
    }

    // Reads an entry that is written as the official ones are; any other is left to the careful way, which also says what is wrong.
    private bool TryAdd(ReadOnlySpan<byte> json)
    {
        var cursor = new JsonCursor(json);
        var isOfficial = cursor.Take("{\"image_id\": "u8) & cursor.TakeNumber(out var image)
            & cursor.Take(", \"question\": \""u8) & cursor.TakeText(out var text)
            & cursor.Take(", \"question_id\": "u8) & cursor.TakeNumber(out var id)
            & cursor.Take("}"u8) & cursor.IsAtEnd;
        if (!isOfficial || !text.ContainsAnyExcept(White))
        {
            return false;
        }

        Add(id, image, text);
        return true;
    }

    private void AddCarefully(RawEntry entry) =>
        Add(entry.Integer("question_id"), entry.Integer("image_id"), Encoding.UTF8.GetBytes(entry.Text("question")));

    private void Add(long id, long image, ReadOnlySpan<byte> text)
    {
        _ids.Add(id);
        _images.Add(image);
        _texts.AddRange(text);
        _ends.Add(_texts.Count);
    }
}
