using System.Globalization;
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
        var given = Known(arguments, mistakes);
        var target = targets.Find(Single(given, Option.Target, mistakes) ?? TargetList.Default, mistakes);
        if (target is not null)
        {
            mistakes.AddRange(given.Keys.Where(option => option != Option.Target && !target.Options.Contains(option))
                .Select(option => $"option '--{option.Name}': target '{target.Name}' does not use it; leave it out"));
        }

        var invocation = new Invocation { Target = target?.Name ?? "" };
        invocation = invocation with
        {
            Profile = Single(given, Option.Profile, mistakes) ?? invocation.Profile,
            Overrides = Overrides(given, mistakes),
            Device = Device(given, mistakes) ?? invocation.Device,
            Jobs = Jobs(given, mistakes),
            Cache = Single(given, Option.Cache, mistakes) ?? invocation.Cache,
            Plan = Flag(given, Option.Plan, mistakes),
            Json = Flag(given, Option.Json, mistakes),
        };
        return mistakes.Count == 0 ? invocation : throw new PipelineException(string.Join('\n', mistakes));
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

    private static Dictionary<Option, IReadOnlyList<string>> Known(IReadOnlyDictionary<string, IReadOnlyList<string>> arguments, List<string> mistakes)
    {
        var known = new Dictionary<Option, IReadOnlyList<string>>();
        foreach (var (name, values) in arguments)
        {
            var option = Option.All.FirstOrDefault(option => string.Equals(option.Name, name, StringComparison.OrdinalIgnoreCase));
            if (option is null)
            {
                mistakes.Add($"unknown option '--{name}'{NearestName.Hint($"--{name}", Option.All.Select(option => $"--{option.Name}"))}");
            }
            else
            {
                known[option] = values;
            }
        }

        return known;
    }

    private static string? Single(Dictionary<Option, IReadOnlyList<string>> given, Option option, List<string> mistakes)
    {
        if (!given.TryGetValue(option, out var values))
        {
            return null;
        }

        if (values.Count > 1)
        {
            mistakes.Add($"option '--{option.Name}': given {values.Count} times, once expected");
        }
        else if (values[0].Length == 0)
        {
            mistakes.Add($"option '--{option.Name}': a value is missing; write {option}");
        }

        return values[0].Length == 0 ? null : values[0];
    }

    private static List<string> Overrides(Dictionary<Option, IReadOnlyList<string>> given, List<string> mistakes)
    {
        var overrides = given.GetValueOrDefault(Option.Set, []);
        mistakes.AddRange(overrides.Where(value => value.IndexOf('=', StringComparison.Ordinal) <= 0)
            .Select(value => $"option '--set': found '{value}', expected KEY=VALUE, for example --set=train.learningRate=1e-4"));
        return [.. overrides];
    }

    private static string? Device(Dictionary<Option, IReadOnlyList<string>> given, List<string> mistakes)
    {
        var device = Single(given, Option.Device, mistakes);
        if (device is not null && !IsDevice(device))
        {
            mistakes.Add($"option '--device': found '{device}', expected 'cpu', 'cuda' or 'cuda:N', for example 'cuda:1'");
        }

        return device;
    }

    private static int? Jobs(Dictionary<Option, IReadOnlyList<string>> given, List<string> mistakes)
    {
        var jobs = Single(given, Option.Jobs, mistakes);
        if (jobs is null)
        {
            return null;
        }

        if (!int.TryParse(jobs, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
        {
            mistakes.Add($"option '--jobs': found '{jobs}', expected a whole number of at least 1");
        }

        return count;
    }

    private static bool Flag(Dictionary<Option, IReadOnlyList<string>> given, Option option, List<string> mistakes)
    {
        if (!given.TryGetValue(option, out var values))
        {
            return false;
        }

        mistakes.AddRange(values.Where(value => value.Length > 0 && !bool.TryParse(value, out _))
            .Select(value => $"option '--{option.Name}': found '{value}', expected no value"));
        return values[^1].Length == 0 || (bool.TryParse(values[^1], out var on) && on);
    }

    private static bool IsDevice(string device)
    {
        const string numbered = "cuda:";
        return device is "cpu" or "cuda"
            || (device.StartsWith(numbered, StringComparison.Ordinal) && byte.TryParse(device.AsSpan(numbered.Length), NumberStyles.None, CultureInfo.InvariantCulture, out _));
    }
}
