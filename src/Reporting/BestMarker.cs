namespace CoIN.Reporting;

/// <summary>Marks the best figure of every place, among runs over a sequence.</summary>
internal static class BestMarker
{
    /// <summary>
    /// Returns the runs with the highest figure of each place marked; figures that print the same are all marked. A place whose figures all print the same has no best, and
    /// methods with one line (the upper and lower bounds) do not compete.
    /// </summary>
    public static IReadOnlyList<ReportRun> Mark(IReadOnlyList<ReportRun> runs)
    {
        var best = runs.SelectMany(Places)
            .GroupBy(place => place.Key, place => place.Printed)
            .Where(group => group.Distinct().Count() > 1)
            .ToDictionary(group => group.Key, group => group.Max());
        return [.. runs.Select(run => run.Matrix is null ? run : run with
        {
            Lines = [.. run.Lines.Select(line => line with { Cells = [.. line.Cells.Select(cell => MarkCell(line.Row, cell))] })],
            Overall = [.. run.Overall.Select(cell => MarkCell("", cell))],
        })];

        ReportCell MarkCell(string row, ReportCell cell) =>
            cell with { IsBest = best.TryGetValue((row, cell.Task), out var highest) && Rendering.Figure.Printed(cell.Value) == highest };
    }

    private static IEnumerable<((string Row, string Task) Key, decimal Printed)> Places(ReportRun run) =>
        run.Matrix is null
            ? []
            : run.Lines.SelectMany(line => line.Cells.Select(cell => ((line.Row, cell.Task), Rendering.Figure.Printed(cell.Value))))
                .Concat(run.Overall.Select(cell => (("", cell.Task), Rendering.Figure.Printed(cell.Value))));
}
