using System.Globalization;
using System.Text;

namespace CoIN.Models.Tokenizers;

/// <summary>Unicode's normalization form C: letters and their accents as one character where there is one.</summary>
/// <remarks>Source: The Unicode Standard, 3.11 and 3.12. The runtime's own needs the system's ICU, which this program does without so that no result depends on it.</remarks>
internal static class ComposedText
{
    // Hangul syllables are composed by arithmetic: 19 leading consonants, 21 vowels, 27 trailing consonants or none.
    private const int FirstSyllable = 0xAC00, FirstLeading = 0x1100, FirstVowel = 0x1161, FirstTrailing = 0x11A7, Leadings = 19, Vowels = 21, Trailings = 28;

    // Below it no character is changed, whatever stands before it.
    private const char FirstMark = '\u0300';

    private static readonly Dictionary<int, int[]> Decompositions = [];
    private static readonly Dictionary<(int First, int Second), int> Compositions = [];
    private static readonly Dictionary<int, int> Classes = [];

    static ComposedText()
    {
        foreach (var entry in CanonicalTable.Entries.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var isClass = entry[0] == '=';
            int[] codes = [.. entry.Trim('=', '-', ' ').Split(' ').Select(code => int.Parse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))];
            if (isClass)
            {
                foreach (var code in codes.Skip(1))
                {
                    Classes.Add(code, codes[0]);
                }

                continue;
            }

            Decompositions.Add(codes[0], codes[1..]);
            if (entry[^1] != '-')
            {
                Compositions.Add((codes[1], codes[2]), codes[0]);
            }
        }
    }

    /// <summary>Returns the text in form C; halves of characters become U+FFFD.</summary>
    /// <param name="text">Any text.</param>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', (char)(FirstMark - 1)))
        {
            return text;
        }

        var codes = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Decompose(rune.Value, codes);
        }

        Order(codes);
        var composed = new StringBuilder(text.Length);
        Compose(codes).ForEach(code => composed.Append(new Rune(code)));
        return composed.ToString();
    }

    private static void Decompose(int code, List<int> codes)
    {
        if (code - FirstSyllable is var syllable and >= 0 and < Leadings * Vowels * Trailings)
        {
            codes.Add(FirstLeading + (syllable / (Vowels * Trailings)));
            codes.Add(FirstVowel + (syllable / Trailings % Vowels));
            if (syllable % Trailings is var trailing and > 0)
            {
                codes.Add(FirstTrailing + trailing);
            }
        }
        else if (Decompositions.TryGetValue(code, out var parts))
        {
            Array.ForEach(parts, part => Decompose(part, codes));
        }
        else
        {
            codes.Add(code);
        }
    }

    // Marks of different classes are independent of each other, so they have an order; those of one class keep theirs.
    private static void Order(List<int> codes)
    {
        for (var start = 0; start < codes.Count; start++)
        {
            var end = start;
            while (end < codes.Count && ClassOf(codes[end]) > 0)
            {
                end++;
            }

            if (end - start > 1)
            {
                var sorted = codes[start..end].OrderBy(ClassOf).ToList();
                codes.RemoveRange(start, end - start);
                codes.InsertRange(start, sorted);
            }

            start = end;
        }
    }

    private static List<int> Compose(List<int> codes)
    {
        var composed = new List<int>(codes.Count);
        var (starter, last) = (-1, 0);
        foreach (var code in codes)
        {
            var own = ClassOf(code);
            var isBlocked = composed.Count - 1 > starter && (last == 0 || last >= own);
            if (starter >= 0 && !isBlocked && Composition(composed[starter], code) is { } whole)
            {
                composed[starter] = whole;
                continue;
            }

            (starter, last) = (own == 0 ? composed.Count : starter, own);
            composed.Add(code);
        }

        return composed;
    }

    private static int? Composition(int first, int second)
    {
        if (first - FirstLeading is var leading and >= 0 and < Leadings && second - FirstVowel is var vowel and >= 0 and < Vowels)
        {
            return FirstSyllable + (((leading * Vowels) + vowel) * Trailings);
        }

        var isOpenSyllable = first - FirstSyllable is var syllable and >= 0 and < Leadings * Vowels * Trailings && syllable % Trailings == 0;
        return isOpenSyllable && second - FirstTrailing is var trailing and > 0 and < Trailings ? first + trailing
            : Compositions.TryGetValue((first, second), out var whole) ? whole
            : null;
    }

    private static int ClassOf(int code) => code < FirstMark ? 0 : Classes.GetValueOrDefault(code);
}
