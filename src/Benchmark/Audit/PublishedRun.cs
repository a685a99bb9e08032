namespace CoIN.Benchmark.Audit;

/// <summary>The figures of one run as one table prints them.</summary>
/// <param name="Table">The table, for findings.</param>
/// <param name="Row">The row in it, for findings.</param>
/// <param name="Paper"><c>v1</c> or <c>v2</c>.</param>
/// <param name="Aspect">What is measured.</param>
/// <param name="Mllm">The model family.</param>
/// <param name="Figures">By row and task.</param>
internal sealed record PublishedRun(
    string Table, string Row, string Paper, string Aspect, string Mllm, IReadOnlyDictionary<(string Row, string Task), PublishedFigure> Figures)
{
    /// <summary>Table and row, for findings.</summary>
    public string Name => $"{Table}, {Row}";

    /// <summary>The accuracies without the overall figures.</summary>
    public IEnumerable<PublishedFigure> Cells => Figures.Values.Where(figure => figure.Row != "overall");

    /// <summary>The runs of a table, in the order of printing.</summary>
    public static IEnumerable<PublishedRun> Of(PublishedTable table) =>
        table.Figures
            .GroupBy(figure => (figure.Paper, figure.Table, figure.Aspect, figure.Mllm, figure.Method, figure.Setting))
            .Select(group => new PublishedRun(
                $"{group.Key.Paper} table {group.Key.Table}",
                $"{group.Key.Mllm} {group.Key.Method}{(group.Key.Setting.Length > 0 ? $" ({group.Key.Setting})" : "")}",
                group.Key.Paper,
                group.Key.Aspect,
                group.Key.Mllm,
                group.ToDictionary(figure => (figure.Row, figure.Task))));

    /// <summary>Returns one line of the run by task, or nothing if the table does not print it.</summary>
    public IReadOnlyDictionary<string, double> Line(string row) =>
        Figures.Where(figure => figure.Key.Row == row).ToDictionary(figure => figure.Key.Task, figure => figure.Value.Value);

    /// <summary>Where one of the figures stands.</summary>
    public string PlaceOf(PublishedFigure figure) => $"{Name}, {figure.Row} {figure.Task}";
}
