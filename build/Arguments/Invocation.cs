namespace CoIN.Build.Arguments;

/// <summary>A command line that was read and checked.</summary>
internal sealed record Invocation
{
    /// <summary>The target's name as it is registered.</summary>
    public required string Target { get; init; }

    /// <summary>A name in <c>stages/profiles</c>, or a file.</summary>
    public string Profile { get; init; } = "mini";

    /// <summary>Values that replace the profile's, <c>key=value</c>, in the order given.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary><c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>How many stages may run at a time; null if the user did not say.</summary>
    public int? Jobs { get; init; }

    /// <summary>The store's folder, as the user wrote it.</summary>
    public string Cache { get; init; } = "cache";

    /// <summary>True to print the plan only.</summary>
    public bool Plan { get; init; }

    /// <summary>True for machine-readable output.</summary>
    public bool Json { get; init; }

    /// <summary>Returns the command that does the same, every option spelt out.</summary>
    public override string ToString()
    {
        string[] always = ["dotnet cake", $"--target={Target}", $"--profile={Profile}", $"--device={Device}", $"--cache={Cache}"];
        string[] jobs = Jobs is { } count ? [$"--jobs={count}"] : [];
        return string.Join(' ', [.. always, .. Overrides.Select(value => $"--set={value}"), .. jobs, .. Plan ? ["--plan"] : Array.Empty<string>(), .. Json ? ["--json"] : Array.Empty<string>()]);
    }
}
