using System.Globalization;

namespace CoIN.Build.Arguments;

/// <summary>A command line that was read and checked.</summary>
/// <param name="target">The target's name as it is registered.</param>
/// <param name="values">The values of each option that was given, at least one each; a flag that is on has the value "".</param>
internal sealed class Invocation(string target, IReadOnlyDictionary<Option, IReadOnlyList<string>> values)
{
    /// <summary>The target's name as it is registered.</summary>
    public string Target => target;

    /// <summary>A name in <c>stages/profiles</c>, or a file.</summary>
    public string Profile => this[Option.Profile] ?? "mini";

    /// <summary>Values that replace the profile's, <c>key=value</c>, in the order given; <c>--seeds</c> is one, too.</summary>
    public IReadOnlyList<string> Overrides => this[Option.Seeds] is { } seeds ? [.. All(Option.Set), $"seeds={seeds}"] : All(Option.Set);

    /// <summary><c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.</summary>
    public string Device => this[Option.Device] ?? "cpu";

    /// <summary>How many stages may run at a time; null if the user did not say.</summary>
    public int? Jobs => Number(Option.Jobs);

    /// <summary>The store's folder, as the user wrote it.</summary>
    public string Cache => this[Option.Cache] ?? "cache";

    /// <summary>True to print the plan only.</summary>
    public bool Plan => Has(Option.Plan);

    /// <summary>True for machine-readable output.</summary>
    public bool Json => Has(Option.Json);

    /// <summary>Returns the value of an option, or null if it was not given.</summary>
    public string? this[Option option] => values.TryGetValue(option, out var given) ? given[^1] : null;

    /// <summary>Returns whether a flag is on, or an option given.</summary>
    public bool Has(Option option) => values.ContainsKey(option);

    /// <summary>Returns every value of an option, in the order given.</summary>
    public IReadOnlyList<string> All(Option option) => values.TryGetValue(option, out var given) ? given : [];

    /// <summary>Returns the value of an option from <see cref="Option.Number"/>, or null if it was not given.</summary>
    public int? Number(Option option) => this[option] is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;

    /// <summary>Returns the command that does the same, the defaults that a result depends on spelt out.</summary>
    public override string ToString()
    {
        string[] always = ["dotnet cake", $"--target={target}", $"--profile={Profile}", $"--device={Device}", $"--cache={Cache}"];
        var others = values.Where(entry => entry.Key != Option.Profile && entry.Key != Option.Device && entry.Key != Option.Cache)
            .OrderBy(entry => Option.Shared.Contains(entry.Key) ? 0 : 1).ThenBy(entry => Option.Shared.TakeWhile(shared => shared != entry.Key).Count())
            .ThenBy(entry => entry.Key.Name, StringComparer.Ordinal)
            .SelectMany(entry => entry.Value.Select(value => entry.Key.IsFlag ? $"--{entry.Key.Name}" : $"--{entry.Key.Name}={value}"));
        return string.Join(' ', always.Concat(others));
    }
}
