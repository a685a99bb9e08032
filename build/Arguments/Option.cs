namespace CoIN.Build.Arguments;

/// <summary>One option of the command line.</summary>
/// <param name="Name">Its name without the dashes.</param>
/// <param name="Value">What stands after the equals sign, for the help; empty for a flag.</param>
/// <param name="Help">What it does, in one line.</param>
/// <param name="Repeatable">True if it may be given several times.</param>
internal sealed record Option(string Name, string Value, string Help, bool Repeatable = false)
{
    /// <summary>The target to run; every target takes it.</summary>
    public static readonly Option Target = new("target", "NAME", "what to make (default: Table8)");

    /// <summary>The profile.</summary>
    public static readonly Option Profile = new("profile", "NAME|FILE", "the scale: a file of stages/profiles, or your own copy of one (default: mini)");

    /// <summary>One value of the profile.</summary>
    public static readonly Option Set = new("set", "KEY=VALUE", "replaces one value of the profile for this run; may be repeated", Repeatable: true);

    /// <summary>Where models run.</summary>
    public static readonly Option Device = new("device", "cpu|cuda[:N]", "where models run (default: cpu)");

    /// <summary>How many stages run at a time.</summary>
    public static readonly Option Jobs = new("jobs", "N", "how many stages run at a time (default: what cores and memory allow)");

    /// <summary>The store.</summary>
    public static readonly Option Cache = new("cache", "DIR", "where results are kept (default: cache)");

    /// <summary>Plan only.</summary>
    public static readonly Option Plan = new("plan", "", "prints which stages would run and why, and runs nothing");

    /// <summary>Machine-readable output.</summary>
    public static readonly Option Json = new("json", "", "prints machine-readable output to standard output");

    /// <summary>All options, in the order of the help.</summary>
    public static IReadOnlyList<Option> All { get; } = [Target, Profile, Set, Device, Jobs, Cache, Plan, Json];

    /// <summary>True if the option takes no value.</summary>
    public bool IsFlag => Value.Length == 0;

    /// <summary>Returns the option as a user writes it, for example <c>--jobs=N</c>.</summary>
    public override string ToString() => IsFlag ? $"--{Name}" : $"--{Name}={Value}";
}
