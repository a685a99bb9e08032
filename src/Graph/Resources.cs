namespace CoIN.Graph;

/// <summary>What a run may occupy at any moment.</summary>
/// <param name="Cores">Processor cores, at least 1.</param>
/// <param name="MemoryBytes">Memory in bytes.</param>
/// <param name="Gpus">How many graphics processors.</param>
public sealed record Resources(int Cores, long MemoryBytes, int Gpus = 0)
{
    /// <summary>Which graphics processors they are; from 0 upwards if nobody says.</summary>
    public IReadOnlyList<int> GpuNumbers { get; init; } = [.. Enumerable.Range(0, Gpus)];
}
