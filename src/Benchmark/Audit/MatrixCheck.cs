namespace CoIN.Benchmark.Audit;

/// <summary>Compares the full matrices with the tables, and with each other. Which matrix belongs to which row is found by the figures.</summary>
internal static class MatrixCheck
{
    private const string WithTable = "matrix and table";
    private const string WithMatrix = "matrix and matrix";
    private const string Paper = "v1";
    private const double ShareThatIsNoChance = 0.6;
    private const double ShareThatIsSuspicious = 0.75;

    /// <summary>Returns one finding for each definition of each overall figure that a matrix allows to recompute, and one for each cell that differs.</summary>
    public static IEnumerable<AuditFinding> WithTables(PublishedMatrices matrices, IReadOnlyList<PublishedRun> runs) =>
        from run in runs
        where run.Paper == Paper || run.Aspect == "truth-alignment" // The two papers judge reasoning capability with different judges.
        let nearest = matrices.Matrices.Where(entry => entry.Key.Aspect == run.Aspect).OrderBy(entry => entry.Key).MaxBy(entry => EqualShare(entry.Value, run))
        where EqualShare(nearest.Value, run) >= ShareThatIsNoChance
        from finding in Compare(Name(nearest.Key), nearest.Value, run)
        select finding;

    /// <summary>Returns one finding for each row of a method without a sequence: whether the table and the appendix print the same.</summary>
    public static IEnumerable<AuditFinding> SingleRowsWithTables(PublishedMatrices matrices, IReadOnlyList<PublishedRun> runs) =>
        from run in runs
        where run.Paper == Paper && run.Line("single").Count > 0
        let line = run.Line("single")
        let nearest = matrices.SingleRows.Where(entry => entry.Key.Aspect == run.Aspect).OrderBy(entry => entry.Key).MaxBy(entry => Equal(entry.Value, line).Count())
        let differing = line.Keys.Except(Equal(nearest.Value, line)).ToList()
        select new AuditFinding(
            WithTable,
            $"{run.Name}, single",
            $"{line.Count} figures",
            Name(nearest.Key),
            $"{line.Count - differing.Count} equal",
            null,
            differing.Count == 0 ? "agrees" : $"another figure for {string.Join(", ", differing)}",
            differing.Count > 0);

    /// <summary>Returns one finding for each pair of runs whose matrices share more cells than chance allows.</summary>
    public static IEnumerable<AuditFinding> WithEachOther(PublishedMatrices matrices)
    {
        var all = matrices.Matrices.OrderBy(entry => entry.Key).ToList();
        foreach (var (first, index) in all.Select((entry, index) => (entry, index)))
        {
            foreach (var second in all.Skip(index + 1).Where(entry => entry.Key.Aspect == first.Key.Aspect))
            {
                var places = LowerTriangle(first.Value).ToList();
                var equal = places.Count(place => first.Value[place.K, place.T].Equals(second.Value[place.K, place.T]));
                if (equal >= ShareThatIsSuspicious * places.Count)
                {
                    yield return new AuditFinding(
                        WithMatrix, Name(first.Key), $"{places.Count} cells", Name(second.Key), $"{equal} equal cells", null, "two runs cannot agree so far by chance", true);
                }
            }
        }
    }

    private static IEnumerable<string> Equal(IReadOnlyDictionary<string, double> row, IReadOnlyDictionary<string, double> line) =>
        line.Keys.Where(task => row.TryGetValue(task, out var value) && value.Equals(line[task]));

    private static string Name((string Aspect, string Series) key) => $"{Paper} appendix, {key.Aspect} {key.Series}";

    private static IEnumerable<(int K, int T)> LowerTriangle(AccuracyMatrix matrix) =>
        Enumerable.Range(0, matrix.Count).SelectMany(k => Enumerable.Range(0, k + 1).Select(t => (k, t)));

    private static List<(PublishedFigure Figure, double InMatrix)> Shared(AccuracyMatrix matrix, PublishedRun run) =>
        [.. from figure in run.Cells
            let t = matrix.Tasks.ToList().IndexOf(figure.Task)
            where t >= 0 && figure.Row is "immediate" or "final"
            select (figure, figure.Row == "immediate" ? matrix[t, t] : matrix[matrix.Count - 1, t])];

    private static double EqualShare(AccuracyMatrix matrix, PublishedRun run)
    {
        var shared = Shared(matrix, run);
        return shared.Count == 2 * matrix.Count ? (double)shared.Count(pair => pair.Figure.Value.Equals(pair.InMatrix)) / shared.Count : 0;
    }

    private static IEnumerable<AuditFinding> Compare(string name, AccuracyMatrix matrix, PublishedRun run)
    {
        foreach (var (figure, cell) in Shared(matrix, run).Where(pair => !pair.Figure.Value.Equals(pair.InMatrix)))
        {
            yield return new AuditFinding(
                WithTable, run.PlaceOf(figure), figure.Printed, name, PrintedFigure.Text(cell), cell - figure.Value, "the same run, another figure", true);
        }

        foreach (var figure in run.Figures.Values.Where(figure => figure.Row == "overall"))
        {
            var definitions = Definitions(matrix, figure.Task).Select(definition => ($"{name}, {definition.Definition}", definition.Value)).ToList();
            foreach (var finding in OverallCheck.Judge(WithTable, run.PlaceOf(figure), figure, definitions))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<(string Definition, double Value)> Definitions(AccuracyMatrix matrix, string name) => name switch
    {
        "MAA" =>
        [
            ("mean of the means so far", ContinualMetrics.MeanAverageAccuracy(matrix)),
            ("mean of the lower triangle", LowerTriangle(matrix).Average(place => matrix[place.K, place.T])),
        ],
        "ACC" => [("mean of the last row", ContinualMetrics.FinalAverageAccuracy(matrix))],
        _ =>
        [
            ("mean change, divided by T", ContinualMetrics.BackwardTransfer(matrix, BackwardTransferDivisor.Tasks)),
            ("mean change, divided by T - 1", ContinualMetrics.BackwardTransfer(matrix, BackwardTransferDivisor.TasksMinusOne)),
        ],
    };
}
