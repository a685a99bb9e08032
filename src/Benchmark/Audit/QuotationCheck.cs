namespace CoIN.Benchmark.Audit;

/// <summary>Finds runs that stand in more than one table by their figures, and compares every figure they share.</summary>
internal static class QuotationCheck
{
    private const string Name = "quoted twice";
    private const string Reasoning = "reasoning-capability";
    private const int CellsInCommon = 8;
    private const double ShareThatIsNoChance = 0.6;

    /// <summary>Returns one finding for each figure that differs, and one for each quotation without a difference. Each run is compared with its first appearance.</summary>
    public static IEnumerable<AuditFinding> Run(IReadOnlyList<PublishedRun> runs)
    {
        for (var later = 1; later < runs.Count; later++)
        {
            var first = runs.Take(later).FirstOrDefault(earlier => IsSame(earlier, runs[later]));
            foreach (var finding in first is null ? [] : Compare(first, runs[later]))
            {
                yield return finding;
            }
        }
    }

    private static bool IsSame(PublishedRun a, PublishedRun b)
    {
        var otherJudge = a.Aspect == Reasoning && a.Paper != b.Paper;
        if (a.Table == b.Table || a.Aspect != b.Aspect || a.Mllm != b.Mllm || otherJudge)
        {
            return false;
        }

        var shared = a.Cells.Where(cell => b.Figures.ContainsKey((cell.Row, cell.Task))).ToList();
        var equal = shared.Count(cell => cell.Value.Equals(b.Figures[(cell.Row, cell.Task)].Value));
        return shared.Count >= CellsInCommon && equal >= ShareThatIsNoChance * shared.Count;
    }

    private static IEnumerable<AuditFinding> Compare(PublishedRun first, PublishedRun later)
    {
        var shared = first.Figures.Values.Where(figure => later.Figures.ContainsKey((figure.Row, figure.Task))).ToList();
        var differing = shared.Where(figure => !figure.Value.Equals(later.Figures[(figure.Row, figure.Task)].Value)).ToList();
        if (differing.Count == 0)
        {
            yield return new AuditFinding(Name, first.Name, $"{shared.Count} figures", later.Name, $"{shared.Count} figures", null, "agrees", false);
        }

        foreach (var figure in differing)
        {
            var other = later.Figures[(figure.Row, figure.Task)];
            yield return new AuditFinding(
                Name, first.PlaceOf(figure), figure.Printed, later.PlaceOf(other), other.Printed, other.Value - figure.Value, "the same run, another figure", true);
        }
    }
}
