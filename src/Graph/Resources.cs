namespace CoIN.Graph;

/// <summary>What a run may occupy at any moment.</summary>
/// <param name="Cores">Processor cores, at least 1.</param>
/// <param name="MemoryBytes">Memory in bytes.</param>
/// <param name="Gpus">Graphics processors, numbered from 0.</param>
public sealed record Resources(int Cores, long MemoryBytes, int Gpus = 0);
