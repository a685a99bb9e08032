using System.Text.Json;
using CoIN.Benchmark;
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

    /// <summary>Declares a table stage.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="table">The table.</param>
    /// <param name="description">What stands around the figures.</param>
    /// <param name="rows">The rows in the order of printing, each with the metrics stage of its run.</param>
    /// <param name="published">The file with the published figures, or null if there are none.</param>
    public static Stage Create(
        string name, TableSpec table, TableDescription description, IReadOnlyList<(TableRow Row, string MetricsStage)> rows, string? published)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(description);
        var inputs = rows.Select((row, i) => (Name: RowInput(i), row.MetricsStage)).ToDictionary(row => row.Name, row => StageInput.Output(row.MetricsStage));
        if (published is not null)
        {
            inputs["published"] = StageInput.External(published);
        }

        return new Stage(Kind, name, context => Run(context, description, rows, published is not null))
        {
            Parameters = StageParameters.Of(new { Description = description, Rows = rows.Select(row => new { row.Row.Method, row.Row.Setting }).ToList() }),
            Inputs = inputs,
        };
    }

    /// <summary>Returns the kind's report as it was written.</summary>
    /// <param name="folder">The output of a table stage.</param>
    internal static TableReport Read(string folder) =>
        JsonSerializer.Deserialize<TableReport>(File.ReadAllText(Path.Combine(folder, TableFile)), StageJson.Options)!;

    // The order of printing is part of the key.
    private static string RowInput(int row) => $"row {row + 1:D3}";

    private static void Run(
        StageContext context, TableDescription description, IReadOnlyList<(TableRow Row, string MetricsStage)> rows, bool withPublished)
    {
        var published = withPublished ? PublishedTable.Load(context.Input("published")) : PublishedTable.Empty;
        var results = rows.Select((row, i) =>
        {
            var path = Path.Combine(context.Input(RowInput(i)), MetricsStage.MetricsFile);
            var metrics = JsonSerializer.Deserialize<RunMetrics>(File.ReadAllText(path), StageJson.Options)!;
            return new RunResult(
                KebabCase.Of(row.Row.Method), row.Row.Setting, metrics.Figures(ProtocolColumn.Published), metrics.Figures(ProtocolColumn.Corrected));
        }).ToList();
        var report = TableBuilder.Build(description, results, published);
        File.WriteAllText(Path.Combine(context.OutputFolder, TableFile), JsonSerializer.Serialize(report, StageJson.Options));
    }
}
