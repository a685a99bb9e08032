using CoIN.Benchmark;
using CoIN.Reporting;
using CoIN.Stages.Settings;
using CoIN.Stages.Tables;

namespace CoIN.Stages;

/// <summary>What stands around a table's figures: title, tasks, protocol, scale.</summary>
public static class TableDescriptions
{
    /// <summary>Returns the description of a table made with a profile.</summary>
    /// <param name="table">The table.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="rows">The rows, their models' families known.</param>
    /// <param name="order">The learning tasks in the order of training.</param>
    public static TableDescription Of(TableSpec table, Profile profile, IReadOnlyList<TableRow> rows, IReadOnlyList<LearningTask> order)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(profile);
        return new TableDescription
        {
            Id = table.Id,
            Title = table.Title,
            Paper = table.Paper,
            Number = table.Number == 0 ? "" : $"{table.Number}",
            Mllm = string.Join(", ", rows.Select(row => row.Mllm).Distinct()),
            Tasks = [.. order.Select(task => task.Name)],
            Column = ProtocolColumn.Published,
            ShowUncertainty = profile.Report.Uncertainty,
            Footnotes = table.Notes,
            FullMatrices = table.Matrices.Length > 0,
            Footer = new ReportFooter
            {
                Profile = profile.Name,
                PaperScale = Scale(table, profile).Length == 0,
                Seed = profile.Seed,
                Seeds = profile.Seeds,
                Protocol = KebabCase.Of(profile.Protocol.Name),
                Facts = [.. Scale(table, profile) is { Length: > 0 } scale ? [new("Scale", scale)] : Array.Empty<KeyValuePair<string, string>>(), .. table.Varies.Contains("judge") ? [] : JudgeFacts(profile.Judge)],
            },
        };
    }

    /// <summary>Returns the description of a table of texts made with a profile.</summary>
    /// <param name="table">The table.</param>
    /// <param name="profile">The profile.</param>
    public static TextTableDescription OfTexts(TableSpec table, Profile profile)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(profile);
        return new TextTableDescription
        {
            Id = table.Id,
            Title = table.Title,
            Paper = table.Paper,
            Number = table.Number == 0 ? "" : $"{table.Number}",
            Footnotes = table.Content == TableContent.Examples ? [.. table.Notes, "Scores by the rules behind the published figures; the rating is the judge's that the profile names."] : table.Notes,
            Scale = table.Content is TableContent.DataSets or TableContent.Examples && Scale(table, profile) is { Length: > 0 } scale ? $"Not the paper's scale: {scale}." : "",
        };
    }

    private static string Scale(TableSpec table, Profile profile) => string.Join("; ", new[]
    {
        profile.Scale,
        profile.ChangesFor(table.Id) is { Count: > 0 } changes ? $"for this table, {string.Join(", ", changes)}" : "",
    }.Where(part => part.Length > 0));

    private static IEnumerable<KeyValuePair<string, string>> JudgeFacts(JudgeSettings judge) => judge.Name switch
    {
        JudgeName.None => [],
        JudgeName.Lexical => [new("Judge", "lexical: by the words alone, without a model")],
        JudgeName.Openai => [new("Judge", JudgeDesk.OptionsOf(judge.Openai).Identity)],
        JudgeName.Local => [new("Judge", "the base model, by text")],
        _ => [new("Judge", KebabCase.Of(judge.Name))],
    };
}
