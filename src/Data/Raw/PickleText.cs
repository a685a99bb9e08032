using System.Globalization;
using System.Text;

namespace CoIN.Data.Raw;

/// <summary>The two ways in which pickles of protocol 0 write texts on a line.</summary>
internal static class PickleText
{
    /// <summary>Returns the text of a Python 2 literal such as <c>'it\'s'</c>: quotes around, backslash escapes within.</summary>
    /// <exception cref="FormatException">It has no quotes, or an escape that Python's repr never writes.</exception>
    internal static string Unquote(string literal)
    {
        if (literal.Length < 2 || literal[0] is not ('\'' or '"') || literal[^1] != literal[0])
        {
            throw new FormatException("a quoted text expected");
        }

        return Unescape(literal[1..^1], escape => escape switch
        {
            '\\' or '\'' or '"' => escape,
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => null,
        });
    }

    /// <summary>Returns the text of Python's raw-unicode-escape encoding: only <c>\uXXXX</c> and <c>\UXXXXXXXX</c> mean something.</summary>
    internal static string UnescapeUnicode(string text) => Unescape(text, _ => null, isRaw: true);

    private static string Unescape(string text, Func<char, char?> single, bool isRaw = false)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                _ = result.Append(text[i]);
                continue;
            }

            var escape = text[i + 1];
            var digits = escape switch
            {
                'x' when !isRaw => 2,
                'u' when isRaw => 4,
                'U' when isRaw => 8,
                _ => 0,
            };
            if (digits > 0)
            {
                _ = result.Append(Character(text.AsSpan(i + 2, digits)));
                i += 1 + digits;
            }
            else if (isRaw)
            {
                _ = result.Append('\\');
            }
            else
            {
                _ = result.Append(single(escape) ?? throw new FormatException($"escape '\\{escape}'"));
                i++;
            }
        }

        return result.ToString();
    }

    private static string Character(ReadOnlySpan<char> hexadecimal)
    {
        var code = int.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return code <= char.MaxValue ? ((char)code).ToString() : char.ConvertFromUtf32(code);
    }
}
