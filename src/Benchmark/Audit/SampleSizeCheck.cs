using System.Globalization;

namespace CoIN.Benchmark.Audit;

/// <summary>Says which of the test sizes in question the printed accuracies of a task allow: 100 k / n must print as the figure for some whole k.</summary>
internal static class SampleSizeCheck
{
    private const string Name = "sample size";
    private const int Subset = 4000;

    // TextVQA's soft accuracy of one sample is a multiple of 1/30; all other rules give 0 or 1.
    private const int SoftUnits = 30;

    /// <summary>Returns one finding for each table, task and size in question: those the task's sources claim, and the 4,000 of the official subset.</summary>
    public static IEnumerable<AuditFinding> Run(IReadOnlyList<PublishedTable> tables, IReadOnlyList<DatasetSize> sizes) =>
        from table in tables
        from task in table.Figures.Where(IsAccuracy).GroupBy(figure => (figure.Paper, figure.Table, figure.Task))
        from size in sizes.Where(size => size.Task == task.Key.Task && !size.Note.Contains("printed as", StringComparison.Ordinal)).Select(size => size.Test).Append(Subset).Distinct().Order()
        select Judge($"{task.Key.Paper} table {task.Key.Table}, {task.Key.Task}", [.. task], size, task.Key.Task == "TextVQA" ? SoftUnits : 1);

    /// <summary>Whether some number of right answers out of <paramref name="samples"/> prints as the figure, rounded or cut off.</summary>
    /// <param name="figure">A printed accuracy in percent.</param>
    /// <param name="samples">The test size.</param>
    /// <param name="units">The score of one sample is a multiple of one over this.</param>
    public static bool Allows(PublishedFigure figure, int samples, int units)
    {
        var steps = (double)samples * units;
        var nearest = Math.Round(figure.Value / 100 * steps);
        return new[] { nearest - 1, nearest, nearest + 1 }.Any(step => Math.Abs((100 * step / steps) - figure.Value) < Math.Pow(10, -figure.Decimals) - 1e-9);
    }

    private static bool IsAccuracy(PublishedFigure figure) => figure.Row != "overall" && figure.Aspect == "truth-alignment";

    private static AuditFinding Judge(string place, List<PublishedFigure> figures, int samples, int units)
    {
        var impossible = figures.Where(figure => !Allows(figure, samples, units)).Select(figure => figure.Printed).Distinct().ToList();
        var verdict = impossible.Count == 0 ? "all figures are possible" : $"not possible: {string.Join(", ", impossible)}";
        return new AuditFinding(
            Name,
            place,
            $"{figures.Count} figures",
            $"{samples.ToString(CultureInfo.InvariantCulture)} samples",
            $"{figures.Count - figures.Count(figure => impossible.Contains(figure.Printed))} possible",
            null,
            verdict,
            false);
    }
}
