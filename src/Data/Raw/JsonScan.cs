using System.Buffers;

namespace CoIN.Data.Raw;

/// <summary>Finds where JSON texts and values end, by quotes and brackets alone.</summary>
internal static class JsonScan
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> ScalarEnd = SearchValues.Create(",]} \t\r\n"u8);

    /// <summary>Returns the length of the quoted text at the beginning, quotes included; -1 if its end is not there.</summary>
    internal static int TextLength(ReadOnlySpan<byte> json)
    {
        var at = 1;
        while (at < json.Length)
        {
            var next = json[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0)
            {
                return -1;
            }

            at += next;
            if (json[at] == '"')
            {
                return at + 1;
            }

            // A backslash and whatever it escapes.
            at += 2;
        }

        return -1;
    }

    /// <summary>Returns the length of the value at the beginning; -1 if its end is not there.</summary>
    internal static int ValueLength(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
        {
            return -1;
        }

        return json[0] switch
        {
            (byte)'"' => TextLength(json),
            (byte)'{' or (byte)'[' => ContainerLength(json),
            _ => json.IndexOfAny(ScalarEnd),
        };
    }

    /// <summary>Returns how many bytes come before the next quote or bracket; all of them if there is none.</summary>
    internal static int UntilStructure(ReadOnlySpan<byte> json)
    {
        var next = json.IndexOfAny(Structure);
        return next < 0 ? json.Length : next;
    }

    private static int ContainerLength(ReadOnlySpan<byte> json)
    {
        var depth = 0;
        var at = 0;
        while (true)
        {
            var next = json[at..].IndexOfAny(Structure);
            if (next < 0)
            {
                return -1;
            }

            at += next;
            switch (json[at])
            {
                case (byte)'"':
                    var length = TextLength(json[at..]);
                    if (length < 0)
                    {
                        return -1;
                    }

                    at += length;
                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    at++;
                    break;
                default:
                    at++;
                    if (--depth == 0)
                    {
                        return at;
                    }

                    break;
            }
        }
    }
}
