namespace CoIN.Training.Tests;

/// <summary>Tests that count the tensors of the whole process: no others run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
