using CoIN.Build.Targets;
using CoIN.Errors;

namespace CoIN.Build.Arguments;

/// <summary>Reads the command line; Cake itself accepts misspelt options without a word.</summary>
internal static class CommandLine
{
    /// <summary>Returns the invocation that the arguments mean.</summary>
    /// <param name="arguments">The arguments by name, as <see cref="Split"/> or Cake gives them.</param>
    /// <param name="targets">The targets there are.</param>
    /// <exception cref="PipelineException">Something is misspelt, missing or of the wrong form; all mistakes are named, one per line.</exception>
    public static Invocation Parse(IReadOnlyDictionary<string, IReadOnlyList<string>> arguments, TargetList targets)
    {
        var mistakes = new List<string>();
        var given = Known(arguments, OptionsOf(arguments, targets), mistakes);
        given.Remove(Option.Target, out var named);
        var name = named is not null && Checked(Option.Target, named, mistakes) is [var first, ..] ? first : null;
        var target = targets.Find(name ?? TargetList.Default, mistakes);
        if (target is not null)
        {
            mistakes.AddRange(given.Keys.Where(option => !target.Options.Contains(option))
                .Select(option => $"option '--{option.Name}': target '{target.Name}' does not use it; leave it out"));
            mistakes.AddRange(target.Options.Where(option => option.Required && !given.ContainsKey(option))
                .Select(option => $"option '--{option.Name}': target '{target.Name}' needs it; write {option}"));
        }

        var values = new Dictionary<Option, IReadOnlyList<string>>();
        foreach (var option in given.Keys.OrderBy(option => targets.Options.TakeWhile(known => known != option).Count()))
        {
            var texts = given[option];
            var good = option.IsFlag ? Flag(option, texts, mistakes) : Checked(option, texts, mistakes);
            if (good.Count > 0)
            {
                values.Add(option, good);
            }
        }

        return mistakes.Count == 0 ? new Invocation(target!.Name, values) : throw new PipelineException(string.Join('\n', mistakes));
    }

    /// <summary>Returns arguments of the form <c>--name=value</c> or <c>--name</c> by name.</summary>
    /// <exception cref="PipelineException">An argument does not begin with two dashes.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Split(IEnumerable<string> arguments)
    {
        var byName = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var argument in arguments)
        {
            if (!argument.StartsWith("--", StringComparison.Ordinal))
            {
                throw new PipelineException($"argument '{argument}': an option such as --target=Table8 expected");
            }

            var parts = argument[2..].Split('=', 2);
            byName[parts[0]] = [.. byName.GetValueOrDefault(parts[0], []), parts.Length == 2 ? parts[1] : ""];
        }

        return byName;
    }

    /// <summary>Writes arguments so that <see cref="Split"/> reads them back.</summary>
    public static IReadOnlyList<string> Join(IReadOnlyDictionary<string, IReadOnlyList<string>> arguments) =>
        [.. arguments.SelectMany(argument => argument.Value.Select(value => value.Length == 0 ? $"--{argument.Key}" : $"--{argument.Key}={value}"))];

    // The target's own come first: two targets may have options of one name.
    private static IReadOnlyList<Option> OptionsOf(IReadOnlyDictionary<string, IReadOnlyList<string>> arguments, TargetList targets)
    {
        var name = arguments.GetValueOrDefault(Option.Target.Name, [TargetList.Default])[0];
        var target = targets.All.FirstOrDefault(target => string.Equals(target.Name, name, StringComparison.OrdinalIgnoreCase));
        return [Option.Target, .. target?.Options ?? [], .. targets.Options];
    }

    private static Dictionary<Option, IReadOnlyList<string>> Known(
        IReadOnlyDictionary<string, IReadOnlyList<string>> arguments, IReadOnlyList<Option> options, List<string> mistakes)
    {
        var known = new Dictionary<Option, IReadOnlyList<string>>();
        foreach (var (name, values) in arguments)
        {
            var option = options.FirstOrDefault(option => string.Equals(option.Name, name, StringComparison.OrdinalIgnoreCase));
            if (option is null)
            {
                mistakes.Add($"unknown option '--{name}'{NearestName.Hint($"--{name}", options.Select(option => $"--{option.Name}").Distinct())}");
            }
            else
            {
                known[option] = values;
            }
        }

        return known;
    }

    private static IReadOnlyList<string> Checked(Option option, IReadOnlyList<string> values, List<string> mistakes)
    {
        if (values.Count > 1 && !option.Repeatable)
        {
            mistakes.Add($"option '--{option.Name}': given {values.Count} times, once expected");
        }

        foreach (var value in values)
        {
            if (value.Length == 0)
            {
                mistakes.Add($"option '--{option.Name}': a value is missing; write {option}");
            }
            else if (!option.Accepts(value))
            {
                mistakes.Add($"option '--{option.Name}': found '{value}', expected {option.Expected}");
            }
        }

        return [.. values.Where(value => value.Length > 0)];
    }

    // Cake gives a flag the value 'true' or none; 'false' turns it off.
    private static string[] Flag(Option option, IReadOnlyList<string> values, List<string> mistakes)
    {
        mistakes.AddRange(values.Where(value => value.Length > 0 && !bool.TryParse(value, out _))
            .Select(value => $"option '--{option.Name}': found '{value}', expected no value"));
        return values[^1].Length == 0 || (bool.TryParse(values[^1], out var on) && on) ? [""] : [];
    }
}
