namespace CoIN.Benchmark.Audit;

/// <summary>Recomputes the overall figures that the cells of the same table allow: ACC and BWT of a sequence, the mean of a one-line method.</summary>
internal static class OverallCheck
{
    private const string Name = "overall";

    /// <summary>Returns one finding for each definition of each printed overall figure that can be recomputed.</summary>
    public static IEnumerable<AuditFinding> Run(IEnumerable<PublishedRun> runs) =>
        from run in runs
        from figure in run.Figures.Values
        where figure.Row == "overall"
        from finding in Judge(Name, run.PlaceOf(figure), figure, Definitions(run, figure.Task))
        select finding;

    /// <summary>Compares a printed figure with what each definition gives. If none gives it, the nearest one is the problem.</summary>
    public static IEnumerable<AuditFinding> Judge(string check, string place, PublishedFigure figure, IReadOnlyList<(string Definition, double Value)> definitions)
    {
        var isGiven = definitions.Any(definition => PrintedFigure.Allows(figure, definition.Value));
        var nearest = definitions.Select(definition => Math.Abs(definition.Value - figure.Value)).DefaultIfEmpty().Min();
        foreach (var (definition, value) in definitions)
        {
            var isProblem = !isGiven && Math.Abs(value - figure.Value).Equals(nearest);
            var verdict = PrintedFigure.Allows(figure, value) ? "agrees" : isProblem ? "no definition gives it" : "not this definition";
            yield return new AuditFinding(check, place, figure.Printed, definition, PrintedFigure.Text(value), value - figure.Value, verdict, isProblem);
        }
    }

    private static List<(string Definition, double Value)> Definitions(PublishedRun run, string name)
    {
        var (immediate, final, single) = (run.Line("immediate"), run.Line("final"), run.Line("single"));
        if (name == "MAA")
        {
            return single.Count == 0 ? [] : [("mean of the line", single.Values.Average())];
        }

        if (final.Count == 0 || !immediate.Keys.ToHashSet().SetEquals(final.Keys))
        {
            return [];
        }

        var first = final.Keys.Select(task => immediate[task]).ToList();
        var last = final.Values.ToList();
        return name == "ACC"
            ? [("mean of the final line", last.Average())]
            :
            [
                ("mean change, divided by T", ContinualMetrics.BackwardTransfer(first, last, BackwardTransferDivisor.Tasks)),
                ("mean change, divided by T - 1", ContinualMetrics.BackwardTransfer(first, last, BackwardTransferDivisor.TasksMinusOne)),
            ];
    }
}
