using System.Text;

namespace CoIN.Models.Tokenizers;

/// <summary>Cuts a text into the parts that Qwen's tokens never cross.</summary>
/// <remarks>
/// Source: Qwen/Qwen-VL, tokenization_qwen.py (PAT_STR). The pattern's alternatives, tried in their order at each place:
/// <c>(?i:'s|'t|'re|'ve|'m|'ll|'d)</c>, <c>[^\r\n\p{L}\p{N}]?\p{L}+</c>, <c>\p{N}</c>, <c> ?[^\s\p{L}\p{N}]+[\r\n]*</c>, <c>\s*[\r\n]+</c>, <c>\s+(?!\S)</c>, <c>\s+</c>.
/// Written out, because .NET's regular expressions see halves of characters beyond U+FFFF where the original sees letters.
/// </remarks>
internal static class QwenWords
{
    private static readonly string[] Contractions = ["s", "t", "re", "ve", "m", "ll", "d"];

    /// <summary>Returns the parts from left to right; together they are the text.</summary>
    /// <param name="text">Any text.</param>
    public static IEnumerable<Range> Of(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = End(text, start);
            yield return start..end;
            start = end;
        }
    }

    private static int End(string text, int start)
    {
        var (first, afterFirst) = At(text, start);
        if (first.Value == '\'' && Contraction(text, afterFirst) is { } contraction)
        {
            return contraction;
        }

        if (Rune.IsLetter(first))
        {
            return Skip(text, start, Rune.IsLetter);
        }

        if (Rune.IsNumber(first))
        {
            return afterFirst;
        }

        if (!IsLineBreak(first) && Skip(text, afterFirst, Rune.IsLetter) is var word && word > afterFirst)
        {
            return word;
        }

        var marks = first.Value == ' ' ? afterFirst : start;
        return Skip(text, marks, IsMark) is var end && end > marks ? Skip(text, end, IsLineBreak) : EndOfSpace(text, start);
    }

    // White space up to its last line break; or all of it but the last, which goes with the next word; or all of it.
    private static int EndOfSpace(string text, int start)
    {
        var (end, lastBreak, last) = (start, start, start);
        while (end < text.Length && At(text, end) is var (rune, next) && Rune.IsWhiteSpace(rune))
        {
            (last, end) = (end, next);
            lastBreak = IsLineBreak(rune) ? next : lastBreak;
        }

        return lastBreak > start ? lastBreak : end == text.Length || last == start ? end : last;
    }

    private static int? Contraction(string text, int start)
    {
        foreach (var ending in Contractions)
        {
            var matches = start + ending.Length <= text.Length;
            for (var i = 0; matches && i < ending.Length; i++)
            {
                matches = Folded(text[start + i]) == ending[i];
            }

            if (matches)
            {
                return start + ending.Length;
            }
        }

        return null;
    }

    // Without case, U+017F is an s.
    private static char Folded(char letter) => letter == '\u017F' ? 's' : letter is >= 'A' and <= 'Z' ? (char)(letter | 0x20) : letter;

    private static bool IsLineBreak(Rune rune) => rune.Value is '\r' or '\n';

    private static bool IsMark(Rune rune) => !Rune.IsWhiteSpace(rune) && !Rune.IsLetter(rune) && !Rune.IsNumber(rune);

    private static int Skip(string text, int start, Func<Rune, bool> belongs)
    {
        while (start < text.Length && At(text, start) is var (rune, next) && belongs(rune))
        {
            start = next;
        }

        return start;
    }

    private static (Rune Rune, int Next) At(string text, int index)
    {
        Rune.DecodeFromUtf16(text.AsSpan(index), out var rune, out var length);
        return (rune, index + length);
    }
}
