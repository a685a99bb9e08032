using System.Text.Json;
using CoIN.Benchmark;
using CoIN.Data;
using CoIN.Graph;
using CoIN.Reporting;
using CoIN.Stages.Settings;
using CoIN.Stages.Tables;

namespace CoIN.Stages;

/// <summary>The kind <c>table</c>: one table as tidy data, ours beside the published figures.</summary>
/// <remarks>Output: <c>table.json</c>, a <see cref="TableReport"/>.</remarks>
public static class TableStage
{
    /// <summary>The kind.</summary>
    public const string Kind = "table";

    /// <summary>The file with the table.</summary>
    public const string TableFile = "table.json";

    private const string Published = "published";
    private const string Matrices = "matrices";

    /// <summary>Declares a table stage.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="table">The table.</param>
    /// <param name="description">What stands around the figures.</param>
    /// <param name="rows">The rows in the order of printing.</param>
    /// <param name="published">The file with the published figures, or null if there are none.</param>
    /// <param name="matrices">The file with the published matrices, or null if the table does not print them.</param>
    /// <param name="conversions">The convert stages whose coverage is repeated in footnotes where it is not complete.</param>
    public static Stage Create(
        string name, TableSpec table, TableDescription description, IReadOnlyList<TableRowStages> rows, string? published, string? matrices, IReadOnlyList<string> conversions)
    {
        ArgumentNullException.ThrowIfNull(conversions);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(description);
        var inputs = rows.SelectMany((row, i) => row.Metrics.Select((metrics, seed) => (Name: RowInput(i, seed), Stage: (string?)metrics)).Append((Name: CompareInput(i), Stage: row.Compare)))
            .Where(input => input.Stage is not null).ToDictionary(input => input.Name, input => StageInput.Output(input.Stage!));
        if (published is not null)
        {
            inputs[Published] = StageInput.External(published);
        }

        if (matrices is not null)
        {
            inputs[Matrices] = StageInput.External(matrices);
        }

        for (var i = 0; i < conversions.Count; i++)
        {
            inputs.Add(CoverageInput(i), StageInput.Output(conversions[i]));
        }

        var aspects = table.Aspects;
        return new Stage(Kind, name, context => Run(context, WithCoverage(context, description, conversions.Count), [.. rows.Select(row => row.Row)], aspects))
        {
            Parameters = StageParameters.Of(new { Description = description, Aspects = aspects, Rows = rows.Select(row => new { row.Row.Method, row.Row.Setting, row.Row.Series, row.Row.Mllm, row.Row.NamesMllm }).ToList() }),
            Inputs = inputs,
        };
    }

    /// <summary>Returns what a row is called in the report.</summary>
    /// <param name="row">The row.</param>
    internal static string Label(TableRow row) => (row.NamesMllm ? $"{row.Mllm}: " : "") + RunLabel.For(KebabCase.Of(row.Method), row.Setting);

    /// <summary>Returns the name of the input with the figures of a row; the order of printing is part of the key.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="seed">The seed, from 0.</param>
    internal static string RowInput(int row, int seed) => seed == 0 ? $"row {row + 1:D3}" : $"row {row + 1:D3}, seed {seed + 1}";

    /// <summary>Returns the kind's report as it was written.</summary>
    /// <param name="folder">The output of a table stage.</param>
    internal static TableReport Read(string folder) => Read<TableReport>(Path.Combine(folder, TableFile));

    private static string CompareInput(int row) => $"comparison {row + 1:D3}";

    private static string CoverageInput(int conversion) => $"conversion {conversion + 1:D3}";

    private static TableDescription WithCoverage(StageContext context, TableDescription description, int conversions)
    {
        var notes = Enumerable.Range(0, conversions).Select(i => ConvertStage.ReadCoverage(context.Input(CoverageInput(i))))
            .GroupBy(report => report.Task).Where(splits => splits.Any(split => split.ImageCoverage < 1 || split.RecordCoverage < 1))
            .Select(splits => $"{ConversionReport.CoverageOf([.. splits])}.");
        return description with { Footnotes = [.. description.Footnotes, .. notes] };
    }

    private static void Run(StageContext context, TableDescription description, IReadOnlyList<TableRow> rows, IReadOnlyList<string> aspects)
    {
        var published = context.HasInput(Published) ? PublishedTable.Load(context.Input(Published)) : PublishedTable.Empty;
        var matrices = context.HasInput(Matrices) ? PublishedMatrices.Load(context.Input(Matrices)) : null;
        var runs = rows.Select((row, i) =>
        (
            Row: row,
            Seeds: Enumerable.Range(0, int.MaxValue).TakeWhile(seed => context.HasInput(RowInput(i, seed)))
                .Select(seed => Read<RunMetrics>(Path.Combine(context.Input(RowInput(i, seed)), MetricsStage.MetricsFile))).ToList(),
            Comparison: context.HasInput(CompareInput(i)) ? Read<SampleComparison>(Path.Combine(context.Input(CompareInput(i)), CompareStage.ComparisonFile)) : null)).ToList();
        var truth = runs.Select(run => Result(run.Row, run.Seeds, metrics => metrics.TruthAlignment, Aspects.TruthAlignment) with { Comparison = run.Comparison });
        var reasoning = runs.Where(run => run.Seeds[0].ReasoningCapability is not null)
            .Select(run => Result(run.Row, run.Seeds, metrics => metrics.ReasoningCapability!, Aspects.ReasoningCapability));
        var report = TableBuilder.Build(description, [.. truth.Concat(reasoning).Where(run => aspects.Count == 0 || aspects.Contains(run.Aspect))], published, matrices);
        File.WriteAllText(Path.Combine(context.OutputFolder, TableFile), JsonSerializer.Serialize(report, StageJson.Options));
    }

    private static RunResult Result(TableRow row, List<RunMetrics> seeds, Func<RunMetrics, AspectMetrics> metrics, string aspect)
    {
        RunResult One(RunMetrics run) => new(
            KebabCase.Of(row.Method), row.Setting, metrics(run).Figures(run.Tasks, ProtocolColumn.Published), metrics(run).Figures(run.Tasks, ProtocolColumn.Corrected)) { Aspect = aspect, Mllm = row.Mllm, Label = Label(row) };
        return One(seeds[0]) with { Series = row.Series, OtherSeeds = [.. seeds.Skip(1).Select(One)] };
    }

    private static T Read<T>(string file) => JsonSerializer.Deserialize<T>(File.ReadAllText(file), StageJson.Options)!;
}
