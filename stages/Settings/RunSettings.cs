namespace CoIN.Stages.Settings;

/// <summary>One experiment: a method and what it varies. A row of a table, or the target Run.</summary>
public sealed record RunSettings : IValidated
{
    /// <summary>The method.</summary>
    public MethodName Method { get; init; } = MethodName.SequentialFinetune;

    /// <summary>Experts of MoELoRA; read by that method only.</summary>
    public int? Experts { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> Problems()
    {
        if (Method == MethodName.Moelora && Experts is null)
        {
            yield return "experts: the number of experts expected for the method 'moelora', found nothing";
        }

        if (Method != MethodName.Moelora && Experts is not null)
        {
            yield return $"experts: nothing expected for the method '{KebabCase.Of(Method)}', which has no experts, found {Experts}";
        }

        foreach (var problem in Check.Range("experts", Experts ?? 1, 1))
        {
            yield return problem;
        }
    }
}
