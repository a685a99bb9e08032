using System.Text;
using HandlebarsDotNet;

namespace CoIN.Reporting.Rendering;

/// <summary>Escapes a whole text for one format; Handlebars passes every value through it on the way out.</summary>
/// <param name="escape">Returns the text as it must stand in the format.</param>
internal sealed class TextEscape(Func<string, string> escape) : ITextEncoder
{
    /// <inheritdoc/>
    public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

    /// <inheritdoc/>
    public void Encode(string? text, TextWriter target) => target.Write(escape(text ?? ""));

    /// <inheritdoc/>
    public void Encode<T>(T? text, TextWriter target)
        where T : IEnumerator<char>
    {
        var gathered = new StringBuilder();
        while (text is not null && text.MoveNext())
        {
            gathered.Append(text.Current);
        }

        Encode(gathered, target);
    }
}
