using CoIN.Graph;

namespace CoIN.Build.Terminal;

/// <summary>A part of a stage's key that is another one, down to the member of a parameter: <c>parameter 'options.learningRate'</c>.</summary>
/// <param name="Part">The part, as people read it.</param>
/// <param name="Old">Its value last time; null if it is new.</param>
/// <param name="New">Its value now; null if it is gone.</param>
internal sealed record PartChange(string Part, string? Old, string? New)
{
    private const int LongestValue = 60;

    /// <summary>Returns what differs between two values of a part, in the order of the names: the members that do, or the part itself where it has none.</summary>
    /// <param name="part">The part: <c>code</c>, <c>parameter 'options'</c>.</param>
    /// <param name="old">Its value last time, as <see cref="ParameterValue"/> writes it; null if it is new.</param>
    /// <param name="now">Its value now; null if it is gone.</param>
    public static IReadOnlyList<PartChange> Of(string part, string? old, string? now)
    {
        if (Members(old) is not { } before || Members(now) is not { } after)
        {
            return [new PartChange(part, old, now)];
        }

        return
        [
            .. before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
                .Where(name => before.GetValueOrDefault(name) != after.GetValueOrDefault(name))
                .SelectMany(name => Of(Named(part, name), before.GetValueOrDefault(name), after.GetValueOrDefault(name))),
        ];
    }

    /// <summary>Returns a reason in one line: <c>parameter 'options.learningRate' changed from 0.001 to 0.0001, and 2 more</c>.</summary>
    public static string Text(MissReason reason)
    {
        if (reason is not { Part: { } part, Old: { } old, New: { } now } || Of(part, old, now) is not [var first, ..] changes || first.Part == part)
        {
            return reason.Text;
        }

        var text = first switch
        {
            { Old: null } => $"{first.Part} is new: {Shorten(first.New!)}",
            { New: null } => $"{first.Part} is gone: it was {Shorten(first.Old)}",
            _ => $"{first.Part} changed from {Shorten(first.Old)} to {Shorten(first.New)}",
        };
        return changes.Count > 1 ? $"{text}, and {changes.Count - 1} more" : text;
    }

    private static string Named(string part, string member) => part.EndsWith('\'') ? $"{part[..^1]}.{member}'" : $"{part}.{member}";

    private static string Shorten(string value) => value.Length <= LongestValue ? value : value[..LongestValue] + "...";

    // The members of a text such as {'epochs': 1, 'perTask': {'GQA': 2}}, or null where it is no such text.
    private static Dictionary<string, string>? Members(string? value)
    {
        if (value is not ['{', .., '}'])
        {
            return null;
        }

        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var start = 1; start < value.Length - 1;)
        {
            var colon = End(value, start, ':');
            var end = End(value, colon + 1, ',');
            members[value[start..colon].Trim().Trim('\'')] = value[(colon + 1)..end].Trim();
            start = end + 1;
        }

        return members;
    }

    // Where the next separator stands that is in no string and in no inner list or map; else the place of the last bracket.
    private static int End(string value, int start, char separator)
    {
        var (depth, quoted) = (0, false);
        for (var i = start; i < value.Length - 1; i++)
        {
            if (quoted)
            {
                (i, quoted) = value[i] == '\\' ? (i + 1, true) : (i, value[i] != '\'');
                continue;
            }

            if (value[i] == separator && depth == 0)
            {
                return i;
            }

            quoted = value[i] == '\'';
            depth += value[i] is '{' or '[' ? 1 : value[i] is '}' or ']' ? -1 : 0;
        }

        return value.Length - 1;
    }
}
