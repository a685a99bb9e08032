using System.Text;

namespace CoIN.Stages.Settings;

/// <summary>The spelling of choices in YAML, keys and reports: <c>MultiTask</c> is written <c>multi-task</c>.</summary>
public static class KebabCase
{
    /// <summary>Returns the spelling of a choice.</summary>
    /// <param name="choice">A value of an enumeration.</param>
    public static string Of(object choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        var text = new StringBuilder();
        foreach (var letter in choice.ToString()!)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
