using System.Globalization;

namespace CoIN.Stages.Settings;

/// <summary>Reads single values of settings.</summary>
internal static class ScalarText
{
    /// <summary>Returns the value that a text stands for, or null if it is none of its type.</summary>
    /// <param name="type">Text, true or false, a number, or a choice.</param>
    /// <param name="text">The text.</param>
    public static object? Parse(Type type, string text)
    {
        if (type == typeof(string))
        {
            return text;
        }

        if (type == typeof(bool) && text is "true" or "false")
        {
            return text == "true";
        }

        if (type == typeof(int) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return whole;
        }

        if (type == typeof(long) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var big))
        {
            return big;
        }

        if (type == typeof(ulong) && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
        {
            return seed;
        }

        if (type == typeof(double) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return number;
        }

        if (type.IsEnum && Enum.GetValues(type).Cast<object>().FirstOrDefault(value => KebabCase.Of(value) == text) is { } choice)
        {
            return choice;
        }

        return null;
    }

    /// <summary>Returns what a value of a type looks like, for errors.</summary>
    /// <param name="type">Its type.</param>
    public static string Describe(Type type) => type switch
    {
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) || type == typeof(long) => "a whole number",
        _ when type == typeof(ulong) => "a whole number from 0",
        _ when type == typeof(double) => "a number",
        _ when type.IsEnum => string.Join(" or ", Enum.GetValues(type).Cast<object>().Select(KebabCase.Of)),
        _ => "text",
    };
}
