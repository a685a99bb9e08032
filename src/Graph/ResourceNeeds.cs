namespace CoIN.Graph;

/// <summary>What a stage occupies while it runs; never part of a key.</summary>
/// <param name="Cores">Processor cores, at least 1; a machine with fewer gives what it has.</param>
/// <param name="MemoryBytes">Memory in bytes; a machine with less cannot run the stage.</param>
/// <param name="Gpus">Graphics processors; a machine with fewer cannot run the stage.</param>
public sealed record ResourceNeeds(int Cores = 1, long MemoryBytes = 0, int Gpus = 0)
{
    /// <summary>One core and next to no memory.</summary>
    public static readonly ResourceNeeds OneCore = new();
}
