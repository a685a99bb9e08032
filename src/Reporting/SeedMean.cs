using CoIN.Benchmark;

namespace CoIN.Reporting;

/// <summary>Joins the same run with several seeds.</summary>
internal static class SeedMean
{
    /// <summary>Returns the run with means in every place, their intervals, and the figure of each seed; one seed comes back as it is.</summary>
    /// <param name="seeds">The run with each seed: the same lines and tasks.</param>
    /// <remarks>MAA, BWT and ACC are linear in the accuracies, so the mean over the seeds is that of the mean matrix. Average forgetting is not; it is the mean, too.</remarks>
    public static ReportRun Of(IReadOnlyList<ReportRun> seeds)
    {
        var first = seeds[0];
        return seeds.Count == 1 ? first : first with
        {
            Lines = [.. first.Lines.Select((line, l) => line with { Cells = Cells(seeds, run => run.Lines[l].Cells) })],
            Overall = Cells(seeds, run => run.Overall),
            Matrix = first.Matrix is null ? null : Matrix([.. seeds.Select(run => run.Matrix!)]),
            AverageForgetting = first.AverageForgetting is null ? null : seeds.Average(run => run.AverageForgetting),
        };
    }

    private static IReadOnlyList<ReportCell> Cells(IReadOnlyList<ReportRun> seeds, Func<ReportRun, IReadOnlyList<ReportCell>> cells) =>
        [.. cells(seeds[0]).Select((cell, c) => Cell(cell, [.. seeds.Select(run => cells(run)[c].Value)], seeds.Average(run => cells(run)[c].Other)))];

    // The interval over the test samples is that of one seed, and would mislead beside a mean.
    private static ReportCell Cell(ReportCell cell, double[] values, double other) =>
        cell with { Value = values.Average(), Other = other, Seeds = values, SeedInterval = StudentT.Interval(values), Interval = null };

    private static double?[][] Matrix(IReadOnlyList<IReadOnlyList<IReadOnlyList<double?>>> seeds) =>
        [.. Enumerable.Range(0, seeds[0].Count).Select(k => Enumerable.Range(0, seeds[0].Count)
            .Select(t => seeds[0][k][t] is null ? (double?)null : seeds.Average(seed => seed[k][t]!.Value)).ToArray())];
}
