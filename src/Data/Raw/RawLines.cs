using System.Text;
using System.Text.Unicode;
using CoIN.Errors;

namespace CoIN.Data.Raw;

/// <summary>Reads a raw text file line by line, and strictly: what is no UTF-8 would otherwise become other text without a word.</summary>
internal static class RawLines
{
    /// <summary>The longest line that is read: real ones have some hundred bytes, a hostile file may have one without end.</summary>
    internal const int MaxLineBytes = 1 << 20;

    /// <summary>Returns the lines that are not empty, each with its number from 1.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <exception cref="PipelineException">It is not UTF-8, begins with a byte order mark, or has a line longer than <see cref="MaxLineBytes"/>.</exception>
    internal static IEnumerable<(int Number, string Line)> Read(string path, string name)
    {
        using var stream = new BufferedStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan), 1 << 16);
        var bytes = new List<byte>();
        for (var number = 1; TryReadLine(stream, bytes, $"{name}: line {number}"); number++)
        {
            if (number == 1)
            {
                RawSignature.Refuse(bytes.ToArray(), name);
            }

            var line = bytes.ToArray().AsSpan().TrimEnd((byte)'\r');
            if (!Utf8.IsValid(line))
            {
                throw RawMistake.At($"{name}: line {number}", RawSignature.Stray(line));
            }

            if (line.Length > 0)
            {
                yield return (number, Encoding.UTF8.GetString(line));
            }
        }
    }

    private static bool TryReadLine(BufferedStream stream, List<byte> bytes, string place)
    {
        bytes.Clear();
        for (int next; (next = stream.ReadByte()) >= 0 && next != '\n';)
        {
            bytes.Add((byte)next);
            if (bytes.Count > MaxLineBytes)
            {
                throw new PipelineException($"{place} is longer than {MaxLineBytes >> 20} MB, a short text was expected; is this another file? Put the original one there");
            }
        }

        return bytes.Count > 0 || stream.Position < stream.Length;
    }
}
