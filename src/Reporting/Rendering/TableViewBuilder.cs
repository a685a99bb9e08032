using System.Globalization;
using CoIN.Benchmark;
using CoIN.Reporting.Figures;

namespace CoIN.Reporting.Rendering;

/// <summary>Turns a report into the text that templates lay out.</summary>
internal static class TableViewBuilder
{
    private const string ScaleWarning =
        "The scale is not the paper's: a synthetic world and small models stand in for the ten data sets and the 7-billion-parameter model. "
        + "Compare the rows of this table with each other; the published figures beside them show direction, not a target.";

    private static readonly CellView Nothing = new("", false, false, "", "", "", "", "");

    /// <summary>Returns the view of a report.</summary>
    public static TableView Build(TableReport report)
    {
        var table = report.Description;
        var overall = report.Sections.SelectMany(section => section.Runs).SelectMany(run => run.Overall).Select(cell => cell.Task).Distinct().ToList();
        return new TableView(
            table.Id,
            table.Title,
            Source(table),
            table.Footer.PaperScale ? "" : ScaleWarning,
            table.Tasks,
            overall,
            [.. report.Sections.Select(section =>
                new SectionView(Aspects.Heading(section.Aspect), [.. section.Runs.Select(run => Run(table, overall, run))], SectionCharts(section)))],
            Charts(report),
            SideTables.Of(report),
            [.. Notes(report), .. table.Footnotes],
            Facts(table));
    }

    private static string Source(TableDescription table) => table.Paper switch
    {
        "" => "",
        "v1" => $"Table {table.Number} of the first paper",
        "v2" => $"Table {table.Number} of the second paper",
        _ => $"Table {table.Number} of {table.Paper}",
    };

    private static IReadOnlyList<ChartView> SectionCharts(ReportSection section) =>
        VolumeChart.Draw(section.Runs) is { Length: > 0 } volume ? [new ChartView("Accuracy against the volume of training data", volume)] : [];

    private static IReadOnlyList<ChartView> Charts(TableReport report)
    {
        var last = report.Gaps.Where(gap => gap.Row != "immediate").ToList();
        return last.Count == 0 ? [] : [new ChartView("Truth alignment against reasoning capability after the last task: small for each task, large for the mean", CapabilityChart.Draw(last))];
    }

    private static RunView Run(TableDescription table, List<string> overall, ReportRun run)
    {
        var overallCells = overall.Select(name => run.Overall.FirstOrDefault(cell => cell.Task == name) is { } cell ? Cell(table, cell) : Nothing).ToList();
        var lines = run.Lines
            .Select((line, index) => new LineView(LineNames.Of(line.Row), index == 0, [.. line.Cells.Select(cell => Cell(table, cell))], index == 0 ? overallCells : []))
            .ToList();
        return new RunView(
            run.Label,
            lines.Count,
            lines,
            [.. lines.SelectMany((line, index) => Rows(index == 0 ? run.Label : "", line, overall.Count, OtherName(table)))],
            run.AverageForgetting is { } forgetting ? Figure.Text(forgetting) : "",
            run.Matrix is null ? "" : HeatMap.Draw(run),
            run.Matrix is null ? "" : ForgettingCurves.Draw(run));
    }

    private static CellView Cell(TableDescription table, ReportCell cell)
    {
        var (value, other) = (Figure.Text(cell.Value), Figure.Text(cell.Other));
        return new CellView(
            value,
            cell.IsBest,
            cell.IsLikeBest,
            cell.Published ?? "",
            cell.Difference is { } difference ? Figure.Signed(difference) : "",
            value == other ? "" : other,
            OtherName(table),
            (cell.SeedInterval ?? (table.ShowUncertainty ? cell.Interval : null)) is { } interval ? $"{Figure.Text(interval.Low)} to {Figure.Text(interval.High)}" : "");
    }

    private static string OtherName(TableDescription table) => table.Column == ProtocolColumn.Published ? "corrected" : "published rules";

    private static IEnumerable<RowView> Rows(string label, LineView line, int overallCount, string otherName)
    {
        var cells = line.Cells.Concat(line.Overall).Concat(Enumerable.Repeat(Nothing, line.IsFirst ? 0 : overallCount)).ToList();
        yield return new RowView(label, line.Name, cells);
        foreach (var (name, part) in new (string, Func<CellView, string>)[]
        {
            ("published", cell => cell.Published),
            ("difference", cell => cell.Difference),
            (otherName, cell => cell.Other),
            ("95 % interval", cell => cell.Interval),
        })
        {
            if (cells.Any(cell => part(cell).Length > 0))
            {
                yield return new RowView("", name, [.. cells.Select(cell => Nothing with { Text = part(cell) })]);
            }
        }
    }

    private static IEnumerable<string> Notes(TableReport report)
    {
        var published = report.Description.Column == ProtocolColumn.Published;
        var cells = report.Sections.SelectMany(section => section.Runs).SelectMany(run => run.Lines.SelectMany(line => line.Cells).Concat(run.Overall)).ToList();
        yield return published
            ? "Accuracies in percent, scored by the rules behind the published figures. BWT is divided by the number of tasks T, as those figures are, BWT/(T-1) by T - 1, as the first paper's formula says."
            : "Accuracies in percent, scored by the corrected rules. BWT is divided by T - 1, T being the number of tasks, BWT/T by T, as the published figures are.";
        if (cells.Exists(cell => Figure.Text(cell.Value) != Figure.Text(cell.Other)))
        {
            yield return published
                ? "Where the corrected rules give another figure, it stands beside as \"corrected\"."
                : "Where the rules behind the published figures give another figure, it stands beside as \"published rules\".";
        }

        yield return "MAA: mean over the steps of the sequence of the mean accuracy on the tasks learnt so far. BWT: backward transfer, negative means forgetting. "
            + "ACC: mean accuracy after the last task. For methods without a sequence MAA is the mean of the line.";
        if (report.Sections.Any(section => section.Aspect == Aspects.ReasoningCapability))
        {
            yield return published
                ? "Reasoning capability: ten times the mean rating of the judge, rounded to whole percent as the official evaluation does; its figures compare with the paper's only if the judge is the paper's."
                : "Reasoning capability: ten times the mean rating of the judge; its figures compare with the paper's only if the judge is the paper's.";
        }

        if (report.Description.ShowUncertainty)
        {
            yield return "95 % interval: bootstrap over the test samples.";
        }

        if (report.Description.Footer.Seeds > 1)
        {
            yield return $"Figures are means over {report.Description.Footer.Seeds} seeds of the training, with the 95 % interval of the mean by Student's t. "
                + "The seed decides the order of the training records, the first values of the adapters, and which templates and records are drawn; base model and test records are the same.";
        }

        if (cells.Exists(cell => cell.IsBest))
        {
            yield return "Bold: the best figure of its place among the runs over a sequence.";
        }

        if (cells.Exists(cell => cell.IsLikeBest))
        {
            yield return "\u2248: the difference to the best figure of the place is within the noise of the seeds (the 95 % interval of the differences, paired by seed, holds 0).";
        }
    }

    private static List<FactView> Facts(TableDescription table)
    {
        var footer = table.Footer;
        var facts = new List<FactView>
        {
            new("Profile", footer.Profile),
            new("Model family", table.Mllm),
            new("Training protocol", footer.Protocol),
            footer.Seeds > 1
                ? new("Seeds", string.Create(CultureInfo.InvariantCulture, $"{footer.Seed} to {footer.Seed + (ulong)footer.Seeds - 1}"))
                : new("Seed", footer.Seed.ToString(CultureInfo.InvariantCulture)),
        };
        if (footer.Stages > 0)
        {
            facts.Add(new FactView("Stages behind the table", footer.Stages.ToString(CultureInfo.InvariantCulture)));
        }

        return [.. facts, .. footer.Facts.Select(fact => new FactView(fact.Key, fact.Value))];
    }
}
