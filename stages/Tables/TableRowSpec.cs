using CoIN.Stages.Settings;

namespace CoIN.Stages.Tables;

/// <summary>One row of a table, or several that differ in the number of experts.</summary>
public sealed record TableRowSpec : IValidated
{
    /// <summary>The method.</summary>
    public MethodName Method { get; init; } = MethodName.SequentialFinetune;

    /// <summary>MoELoRA: the numbers of experts, one row each.</summary>
    public IReadOnlyList<int> Experts { get; init; } = [];

    /// <summary>What the published figures call the row's setting, for example <c>experts=1</c>; empty to derive it.</summary>
    public string Setting { get; init; } = "";

    /// <summary>Returns the experiments of the row, in the order of printing.</summary>
    public IEnumerable<TableRow> Expand() => Method == MethodName.Moelora
        ? Experts.Select(experts => new TableRow(Method, Setting.Length > 0 ? Setting : $"experts={experts}", new RunSettings { Method = Method, Experts = experts }))
        : [new TableRow(Method, Setting, new RunSettings { Method = Method })];

    /// <inheritdoc/>
    public IEnumerable<string> Problems()
    {
        if (Method == MethodName.Moelora && Experts.Count == 0)
        {
            yield return "experts: a list of numbers expected for the method 'moelora', found nothing";
        }

        if (Method != MethodName.Moelora && Experts.Count > 0)
        {
            yield return $"experts: nothing expected for the method '{KebabCase.Of(Method)}', which has no experts, found [{string.Join(", ", Experts)}]";
        }

        foreach (var problem in Experts.SelectMany(experts => Check.Range("experts", experts, 1)))
        {
            yield return problem;
        }

        foreach (var twice in Experts.GroupBy(experts => experts).Where(group => group.Count() > 1))
        {
            yield return $"experts: {twice.Key} stands in the list {twice.Count()} times";
        }
    }
}
