namespace CoIN.Graph;

/// <summary>What a running stage has taken.</summary>
/// <param name="Cores">Processor cores.</param>
/// <param name="MemoryBytes">Memory in bytes.</param>
/// <param name="Gpus">The numbers of its graphics processors.</param>
internal sealed record ResourceGrant(int Cores, long MemoryBytes, IReadOnlyList<int> Gpus);
