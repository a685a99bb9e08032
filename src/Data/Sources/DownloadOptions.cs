namespace CoIN.Data.Sources;

/// <summary>How patiently files are fetched. Never changes what arrives.</summary>
public sealed record DownloadOptions
{
    /// <summary>How often an address is tried again after an attempt that brought nothing; one that brought bytes starts the count anew.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>How long to wait before the first retry; each further one waits twice as long.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait that a server can ask for; one that wants more is asked again after it.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a server may send nothing before the connection is given up.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many files are fetched at a time.</summary>
    public int Parallel { get; init; } = 4;
}
