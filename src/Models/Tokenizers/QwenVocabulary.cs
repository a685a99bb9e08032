using System.Buffers.Text;
using System.Globalization;
using System.Text;
using CoIN.Errors;

namespace CoIN.Models.Tokenizers;

/// <summary>The file <c>qwen.tiktoken</c>: on each line the bytes of a token in base64, a space and its rank, which is its id and the order of merging.</summary>
/// <remarks>Source: openai/tiktoken, tiktoken/load.py (load_tiktoken_bpe).</remarks>
internal static class QwenVocabulary
{
    // Far more than any vocabulary has; a longer file is none.
    private const int MostBytes = 64 << 20;

    /// <summary>Returns the tokens in the order of their ids, each byte a character from U+0000 to U+00FF.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="PipelineException">The file is missing, a line is damaged, ranks are doubled or missing, or not every single byte is a token.</exception>
    public static IReadOnlyList<string> Read(string path)
    {
        try
        {
            return Parse(Lines(path));
        }
        catch (PipelineException error)
        {
            throw error.At($"tokenizer '{path}'");
        }
        catch (IOException error)
        {
            throw new PipelineException($"tokenizer '{path}': the file cannot be read ({error.Message}); expected Qwen's vocabulary", error);
        }
    }

    private static string[] Lines(string path)
    {
        var length = new FileInfo(path).Length;
        return length <= MostBytes
            ? File.ReadAllLines(path, Encoding.Latin1)
            : throw new PipelineException($"the file has {length} bytes; expected a vocabulary of at most {MostBytes}");
    }

    private static string[] Parse(string[] lines)
    {
        var tokens = new string[lines.Count(line => line.Length > 0)];
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0)
            {
                continue;
            }

            var (token, rank) = Line(lines[i], i + 1);
            if (rank >= tokens.Length)
            {
                throw new PipelineException($"line {i + 1} has rank {rank}; expected ranks from 0 to {tokens.Length - 1}, one for each of its {tokens.Length} lines: fetch the file again");
            }

            tokens[rank] = tokens[rank] is null ? token : throw new PipelineException($"line {i + 1} has rank {rank}, as another line before it; fetch the file again");
        }

        var known = tokens.ToHashSet(StringComparer.Ordinal);
        if (known.Count != tokens.Length)
        {
            throw new PipelineException($"{tokens.Length - known.Count} tokens stand in it twice; fetch the file again");
        }

        var missing = Enumerable.Range(0, 256).Count(value => !known.Contains(((char)value).ToString()));
        return missing == 0 ? tokens : throw new PipelineException($"{missing} of the 256 single bytes are no tokens, so that not every text could be written; fetch the file again");
    }

    private static (string Token, int Rank) Line(string line, int number)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        if (space > 0
            && Base64.IsValid(line.AsSpan(0, space), out var length) && length > 0
            && int.TryParse(line.AsSpan(space + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var rank))
        {
            return (Encoding.Latin1.GetString(Convert.FromBase64String(line[..space])), rank);
        }

        throw new PipelineException($"line {number} is '{(line.Length <= 60 ? line : line[..60] + "...")}'; expected base64, a space and a rank, such as 'IQ== 0'");
    }
}
