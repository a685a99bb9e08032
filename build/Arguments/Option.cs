using System.Globalization;

namespace CoIN.Build.Arguments;

/// <summary>One option of the command line.</summary>
/// <param name="Name">Its name without the dashes.</param>
/// <param name="Value">What stands after the equals sign, for the help; empty for a flag.</param>
/// <param name="Help">What it does, in one line.</param>
internal sealed record Option(string Name, string Value, string Help)
{
    /// <summary>The target to run; every target takes it.</summary>
    public static readonly Option Target = new("target", "NAME", "what to make (default: Table8)");

    /// <summary>The profile.</summary>
    public static readonly Option Profile = new("profile", "NAME|FILE", "the scale: a file of stages/profiles, or your own copy of one (default: mini)");

    /// <summary>One value of the profile.</summary>
    public static readonly Option Set = new("set", "KEY=VALUE", "replaces one value of the profile for this run; may be repeated")
    {
        Repeatable = true,
        Accepts = value => value.IndexOf('=', StringComparison.Ordinal) > 0,
        Expected = "KEY=VALUE, for example --set=train.learningRate=1e-4",
    };

    /// <summary>How many seeds.</summary>
    public static readonly Option Seeds = Number("seeds", "runs every experiment with N seeds, prints means and intervals (default: 1)");

    /// <summary>Where models run.</summary>
    public static readonly Option Device = new("device", "cpu|cuda[:N]", "where models run (default: cpu)")
    {
        Accepts = IsDevice,
        Expected = "'cpu', 'cuda' or 'cuda:N', for example 'cuda:1'",
    };

    /// <summary>How many stages run at a time.</summary>
    public static readonly Option Jobs = Number("jobs", "how many stages run at a time (default: what cores and memory allow)");

    /// <summary>The graphics processors that stages share.</summary>
    public static readonly Option Gpus = new("gpus", "N,N", "the GPUs that stages may use, one each, with --device=cuda (default: 0)")
    {
        Accepts = value => value.Split(',').All(part => byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _)),
        Expected = "numbers of GPUs, for example 0,1",
    };

    /// <summary>Where actions run.</summary>
    public static readonly Option Executor = new("executor", "inline|process", "process: each stage in a process of its own (default: inline)")
    {
        Accepts = value => value is "inline" or "process",
        Expected = "'inline' or 'process'",
    };

    /// <summary>The most memory for a stage's process.</summary>
    public static readonly Option MemoryLimit = Number("memory-limit", "the most memory for a stage's process (default: no limit)") with { Value = "MB" };

    /// <summary>A shared store.</summary>
    public static readonly Option Store = new("store", "URL", "a store shared with other machines; token in COIN_STORE_TOKEN")
    {
        Accepts = value => Uri.TryCreate(value, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https"),
        Expected = "an address that begins with http:// or https://",
    };

    /// <summary>Sends results to the shared store.</summary>
    public static readonly Option Upload = new("upload", "", "sends new results to the shared store");

    /// <summary>The longest time for a stage.</summary>
    public static readonly Option TimeLimit = Number("time-limit", "the longest time for one stage (default: none)") with { Value = "MINUTES" };

    /// <summary>How much work a killed stage may lose.</summary>
    public static readonly Option KeepEvery = Number("keep-every", "how much work a killed stage may lose, 0: one update (default: 60)", least: 0) with { Value = "SECONDS" };

    /// <summary>Reads every blob.</summary>
    public static readonly Option Paranoid = new("paranoid", "", "reads every result of the cache before it trusts it");

    /// <summary>The store.</summary>
    public static readonly Option Cache = new("cache", "DIR", "where results are kept (default: cache)");

    /// <summary>Plan only.</summary>
    public static readonly Option Plan = new("plan", "", "prints which stages would run and why, and runs nothing");

    /// <summary>Machine-readable output.</summary>
    public static readonly Option Json = new("json", "", "prints machine-readable output to standard output");

    /// <summary>The options that several targets share, in the order of the help.</summary>
    public static IReadOnlyList<Option> Shared { get; } = [Target, Profile, Set, Seeds, Device, Gpus, Jobs, Executor, MemoryLimit, TimeLimit, KeepEvery, Cache, Store, Upload, Paranoid, Plan, Json];

    /// <summary>True if it may be given several times.</summary>
    public bool Repeatable { get; init; }

    /// <summary>True if the targets that read it cannot do without.</summary>
    public bool Required { get; init; }

    /// <summary>Returns whether a value has the right form.</summary>
    public Func<string, bool> Accepts { get; init; } = static _ => true;

    /// <summary>The right form, in words that stand after "expected".</summary>
    public string Expected { get; init; } = "a value";

    /// <summary>True if the option takes no value.</summary>
    public bool IsFlag => Value.Length == 0;

    /// <summary>Makes an option whose value is a whole number.</summary>
    /// <param name="name">Its name without the dashes.</param>
    /// <param name="help">What it does, in one line.</param>
    /// <param name="least">The smallest value.</param>
    public static Option Number(string name, string help, int least = 1) => new(name, "N", help)
    {
        Accepts = value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least,
        Expected = string.Create(CultureInfo.InvariantCulture, $"a whole number of at least {least}"),
    };

    /// <summary>Returns the option as a user writes it, for example <c>--jobs=N</c>.</summary>
    public override string ToString() => IsFlag ? $"--{Name}" : $"--{Name}={Value}";

    private static bool IsDevice(string device)
    {
        const string numbered = "cuda:";
        return device is "cpu" or "cuda"
            || (device.StartsWith(numbered, StringComparison.Ordinal) && byte.TryParse(device.AsSpan(numbered.Length), NumberStyles.None, CultureInfo.InvariantCulture, out _));
    }
}
