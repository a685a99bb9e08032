using CoIN.Errors;

namespace CoIN.Stages.Settings;

/// <summary>The sentences of range checks, so that all settings word them alike.</summary>
internal static class Check
{
    /// <summary>Yields a sentence if the number lies outside the range.</summary>
    /// <param name="key">The key as written in YAML.</param>
    /// <param name="value">What was found.</param>
    /// <param name="least">The smallest number allowed.</param>
    /// <param name="most">The largest number allowed.</param>
    public static IEnumerable<string> Range(string key, double value, double least, double most = double.MaxValue)
    {
        if (value < least || value > most)
        {
            yield return most == double.MaxValue
                ? $"{key}: at least {least} expected, found {value}"
                : $"{key}: {least} to {most} expected, found {value}";
        }
    }

    /// <summary>Yields a sentence if the name is none of the known ones.</summary>
    /// <param name="key">The key as written in YAML.</param>
    /// <param name="name">What was found.</param>
    /// <param name="known">The valid names.</param>
    public static IEnumerable<string> Known(string key, string name, IReadOnlyList<string> known)
    {
        if (!known.Contains(name))
        {
            yield return $"{key}: unknown value '{name}'{NearestName.Hint(name, known)}";
        }
    }

    /// <summary>Yields a sentence if the number does not divide the other.</summary>
    /// <param name="key">The key as written in YAML.</param>
    /// <param name="value">What was found.</param>
    /// <param name="dividend">The number to be divided.</param>
    /// <param name="of">What the dividend is.</param>
    public static IEnumerable<string> Divides(string key, int value, int dividend, string of)
    {
        if (value < 1 || dividend % value != 0)
        {
            yield return $"{key}: a divisor of {of} ({dividend}) expected, found {value}";
        }
    }
}
