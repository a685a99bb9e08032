using CoIN.Benchmark;
using CoIN.Stages.Settings;

namespace CoIN.Stages.Tables;

/// <summary>One row of a table, or several: one for each value of its lists, and for each combination of several lists.</summary>
public sealed record TableRowSpec : IValidated
{
    /// <summary>The method.</summary>
    public MethodName Method { get; init; } = MethodName.SequentialFinetune;

    /// <summary>MoELoRA: the numbers of experts.</summary>
    public IReadOnlyList<int> Experts { get; init; } = [];

    /// <summary>Orders in which the tasks are learnt: <c>random</c> (the paper's), <c>alphabet</c>, or the tasks' names with commas between; empty for the profile's.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];

    /// <summary>Variants of the instruction templates; empty for the profile's.</summary>
    public IReadOnlyList<string> Instructions { get; init; } = [];

    /// <summary>Shares of the training records, above 0 to 1; empty for the profile's.</summary>
    public IReadOnlyList<double> Volume { get; init; } = [];

    /// <summary>Ranks of the adapters; empty for the profile's.</summary>
    public IReadOnlyList<int> Rank { get; init; } = [];

    /// <summary>Judges of reasoning capability; empty for the profile's.</summary>
    public IReadOnlyList<JudgeName> Judge { get; init; } = [];

    /// <summary>
    /// Any other keys of the profile, as with <c>--set</c>: <c>protocol.schedule=published</c>, <c>train.ewc.lambda=10</c>; several that hold at the same time with
    /// semicolons between. Empty for the profile as it is.
    /// </summary>
    public IReadOnlyList<string> Set { get; init; } = [];

    /// <summary>What the published figures call the row's setting, for example <c>experts=1</c>; empty to derive it from what the table varies.</summary>
    public string Setting { get; init; } = "";

    /// <summary>What the table's published matrices call the row, for example <c>slim0.4-type1</c>; empty if it is not among them.</summary>
    public string Series { get; init; } = "";

    /// <summary>Returns the experiments of the row, in the order of printing.</summary>
    /// <param name="varies">What the setting of a row names.</param>
    /// <param name="referenceRank">The rank that the profile's stands for, or 0.</param>
    internal IEnumerable<TableRow> Expand(IReadOnlyList<string> varies, int referenceRank) =>
        from experts in Experts.Select(value => (int?)value).DefaultIfEmpty()
        from order in Order.DefaultIfEmpty()
        from instructions in Instructions.DefaultIfEmpty()
        from volume in Volume.Select(value => (double?)value).DefaultIfEmpty()
        from rank in Rank.Select(value => (int?)value).DefaultIfEmpty()
        from judge in Judge.Select(value => (JudgeName?)value).DefaultIfEmpty()
        from changes in Set.DefaultIfEmpty()
        let variation = new Variation { Order = order, Instructions = instructions, Volume = volume, Rank = rank, ReferenceRank = referenceRank, Judge = judge, Set = changes }
        select new TableRow(Method, Setting.Length > 0 ? Setting : Named(varies, experts, variation), new RunSettings { Method = Method, Experts = experts }) { Variation = variation, Series = Series };

    /// <inheritdoc/>
    public IEnumerable<string> Problems() =>
    [
        .. MethodProblems(),
        .. Experts.SelectMany(experts => Check.Range("experts", experts, 1)),
        .. Instructions.SelectMany(variant => Check.Known("instructions", variant, InstructionTemplates.Variants)),
        .. Volume.SelectMany(share => Check.Range("volume", share, 0.001, 1)),
        .. Rank.SelectMany(rank => Check.Range("rank", rank, 1)),
        .. Twice("experts", Experts), .. Twice("order", Order), .. Twice("instructions", Instructions), .. Twice("volume", Volume), .. Twice("rank", Rank),
        .. Twice("judge", Judge), .. Twice("set", Set),
    ];

    private IEnumerable<string> MethodProblems()
    {
        if (Method == MethodName.Moelora && Experts.Count == 0)
        {
            yield return "experts: a list of numbers expected for the method 'moelora', found nothing";
        }

        var method = KebabCase.Of(Method);
        if (Method != MethodName.Moelora && Experts.Count > 0)
        {
            yield return $"experts: nothing expected for the method '{method}', which has no experts, found [{string.Join(", ", Experts)}]";
        }

        if (Method is MethodName.ZeroShot or MethodName.MultiTask && Order.Count > 0)
        {
            yield return $"order: nothing expected for the method '{method}', which does not learn one task after the other, found [{string.Join(", ", Order)}]";
        }

        if (Method == MethodName.ZeroShot && Volume.Count + Rank.Count > 0)
        {
            yield return $"{(Volume.Count > 0 ? "volume" : "rank")}: nothing expected for the method 'zero-shot', which trains nothing";
        }
    }

    private static IEnumerable<string> Twice<T>(string key, IReadOnlyList<T> values) =>
        values.GroupBy(value => value).Where(group => group.Count() > 1).Select(group => $"{key}: {group.Key} stands in the list {group.Count()} times");

    private static string Named(IReadOnlyList<string> varies, int? experts, Variation variation) => string.Join(';', varies
        .Select(key => (Key: key, Value: key switch
        {
            "experts" => experts is { } count ? $"{count}" : null,
            "order" => variation.Order,
            "instructions" => variation.Instructions,
            "volume" => variation.Volume is { } share ? Variation.Text(share) : null,
            "judge" => variation.Judge is { } judge ? KebabCase.Of(judge) : null,
            "set" => variation.Set,
            _ => variation.Rank is { } rank ? $"{rank}" : null,
        }))
        .Where(part => part.Value is not null)
        .Select(part => part.Key == "set" ? part.Value : $"{part.Key}={part.Value}"));
}
