namespace CoIN.Reporting;

/// <summary>One line of a run that has both aspects: what it knows beside what it says as asked.</summary>
/// <param name="Label">What the reader sees.</param>
/// <param name="Row"><c>immediate</c>, <c>final</c> or <c>single</c>.</param>
/// <param name="Figures">One for each task, and <c>mean</c>.</param>
/// <remarks>Source: second paper, Table 3. Reasoning capability well above truth alignment means that knowledge is there and its form was forgotten.</remarks>
public sealed record CapabilityGap(string Label, string Row, IReadOnlyList<CapabilityFigure> Figures)
{
    /// <summary>Returns the lines of all runs that stand in both sections.</summary>
    /// <param name="sections">The sections of a table.</param>
    internal static IReadOnlyList<CapabilityGap> Of(IReadOnlyList<ReportSection> sections)
    {
        var reasoning = sections.Where(section => section.Aspect == Aspects.ReasoningCapability).SelectMany(section => section.Runs).ToDictionary(run => (run.Mllm, run.Method, run.Setting));
        return
        [
            .. from run in sections.Where(section => section.Aspect == Aspects.TruthAlignment).SelectMany(section => section.Runs)
               where reasoning.ContainsKey((run.Mllm, run.Method, run.Setting))
               from pair in run.Lines.Zip(reasoning[(run.Mllm, run.Method, run.Setting)].Lines)
               select new CapabilityGap(run.Label, pair.First.Row, Pairs(pair.First.Cells, pair.Second.Cells)),
        ];
    }

    private static IReadOnlyList<CapabilityFigure> Pairs(IReadOnlyList<ReportCell> truth, IReadOnlyList<ReportCell> reasoning) =>
    [
        .. truth.Zip(reasoning, (cell, judged) => new CapabilityFigure(cell.Task, cell.Value, judged.Value, judged.Value - cell.Value)),
        new("mean", truth.Average(cell => cell.Value), reasoning.Average(cell => cell.Value), reasoning.Average(cell => cell.Value) - truth.Average(cell => cell.Value)),
    ];
}
