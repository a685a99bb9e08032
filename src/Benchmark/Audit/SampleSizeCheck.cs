using System.Globalization;

namespace CoIN.Benchmark.Audit;

/// <summary>Says which test sizes the printed accuracies allow: 100 k / n must print as the figure for some whole k.</summary>
internal static class SampleSizeCheck
{
    private const string Name = "sample size";
    private const string EachName = "accuracy and size";
    private const int Subset = 4000;
    private const int ShownSizes = 5;

    // From here on, every figure with two decimals is possible.
    private const int LargestTelling = 10_000;

    // TextVQA's soft accuracy of one sample is 0, 0.3, 0.6, 0.9 or 1; all other rules give 0 or 1.
    private const int SoftUnits = 10;

    /// <summary>
    /// Returns, for each table and task, one finding for each size in question (those the task's sources claim, and the 4,000 of the official subset); for each task, the
    /// smallest sizes that allow all its figures in all tables; and for each printed accuracy the sizes in question that allow it.
    /// </summary>
    public static IEnumerable<AuditFinding> Run(IReadOnlyList<PublishedTable> tables, IReadOnlyList<DatasetSize> sizes)
    {
        var groups = tables.SelectMany(table => table.Figures).Where(IsAccuracy).GroupBy(figure => (figure.Paper, figure.Table, figure.Task))
            .Select(group => (Place: $"{group.Key.Paper} table {group.Key.Table}, {group.Key.Task}", Figures: group.ToList(), Sizes: InQuestion(group.Key.Task, sizes), Units: UnitsOf(group.Key.Task))).ToList();
        return groups.SelectMany(group => group.Sizes.Select(size => Judge(group.Place, group.Figures, size, group.Units)))
            .Concat(groups.SelectMany(group => group.Figures).GroupBy(figure => figure.Task).Select(task => Smallest($"all tables, {task.Key}", [.. task], UnitsOf(task.Key))))
            .Concat(groups.SelectMany(group => group.Figures.Select(figure => Each(figure, group.Sizes, group.Units))));
    }

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

    private static int UnitsOf(string task) => task == "TextVQA" ? SoftUnits : 1;

    private static List<int> InQuestion(string task, IReadOnlyList<DatasetSize> sizes) =>
        [.. sizes.Where(size => size.Task == task && !size.Note.Contains("printed as", StringComparison.Ordinal)).Select(size => size.Test).Append(Subset).Distinct().Order()];

    private static AuditFinding Smallest(string place, List<PublishedFigure> figures, int units)
    {
        var sizes = Enumerable.Range(1, LargestTelling).Where(size => figures.TrueForAll(figure => Allows(figure, size, units))).Take(ShownSizes).ToList();
        var listed = string.Join(", ", sizes);
        return new AuditFinding(
            Name, place, $"{figures.Count} figures", "smallest sizes", sizes.Count == 0 ? "none" : listed, null, sizes.Count == 0 ? $"no size up to {LargestTelling} allows them all" : "these allow them all", false);
    }

    private static AuditFinding Each(PublishedFigure figure, List<int> sizes, int units)
    {
        var allowed = sizes.Where(size => Allows(figure, size, units)).ToList();
        var run = $"{figure.Mllm} {figure.Method}{(figure.Setting.Length > 0 ? $" ({figure.Setting})" : "")}";
        return new AuditFinding(
            EachName,
            $"{figure.Paper} table {figure.Table}, {run}, {figure.Row} {figure.Task}",
            figure.Printed,
            $"of {string.Join(", ", sizes)} samples",
            allowed.Count == 0 ? "none" : string.Join(", ", allowed),
            null,
            allowed.Count == 0 ? "no size in question allows it" : allowed.Count == sizes.Count ? "all sizes in question allow it" : "only these allow it",
            allowed.Count == 0);
    }

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
