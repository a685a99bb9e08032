using System.Text.Json;
using CoIN.Data;
using CoIN.Graph;
using CoIN.Judging;

namespace CoIN.Stages;

/// <summary>The kind <c>judge</c>: the reasoning capability of one cell, with one row per sample.</summary>
/// <remarks>
/// Output: <c>verdicts.parquet</c> (id, prediction, missing, reference, reply, score under both parsers from 0 to 1, unparsable) and <c>summary.json</c>, a
/// <see cref="JudgeSummary"/>. <see cref="JudgeStages"/> declares it for each judge.
/// </remarks>
public static class JudgeStage
{
    /// <summary>The kind.</summary>
    public const string Kind = "judge";

    /// <summary>The file with one row per sample.</summary>
    public const string VerdictsFile = "verdicts.parquet";

    /// <summary>The file with the cell's figures.</summary>
    public const string SummaryFile = "summary.json";

    /// <summary>What judges all or some of the samples of a stage.</summary>
    /// <param name="context">The stage.</param>
    /// <param name="samples">Those with a prediction.</param>
    internal delegate IAsyncEnumerable<JudgeReply> Ask(StageContext context, IReadOnlyList<JudgingSample> samples);

    /// <summary>Lets a judge rate samples and writes both files.</summary>
    /// <param name="context">The stage.</param>
    /// <param name="judge">Who judges, in words.</param>
    /// <param name="rubric">The rubric's title, or empty.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="ask">The judge.</param>
    /// <param name="failureLimit">The share of replies that may be unreadable.</param>
    /// <param name="seed">The experiment's seed.</param>
    internal static async Task<VerdictSheet> RunAsync(
        StageContext context, string judge, string rubric, IReadOnlyList<JudgingSample> samples, Ask ask, double failureLimit, ulong seed)
    {
        var asked = samples.Where(sample => sample.Prediction is not null).ToList();
        var replies = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var reply in ask(context, asked).WithCancellation(context.CancellationToken))
        {
            replies.Add(reply.Id, reply.Text);
            context.Progress.Report(new StageProgress(replies.Count, asked.Count, "verdicts"));
        }

        var sheet = VerdictSheet.Make(judge, rubric, samples, replies, failureLimit, seed);
        Write(sheet.Samples, Path.Combine(context.OutputFolder, VerdictsFile));
        File.WriteAllText(Path.Combine(context.OutputFolder, SummaryFile), JsonSerializer.Serialize(sheet.Summary, StageJson.Options));
        return sheet;
    }

    /// <summary>Returns the ratings of a stage's output by sample, without replies that the strict parser cannot read.</summary>
    /// <param name="folder">The output of a judge stage.</param>
    internal static IReadOnlyDictionary<string, int> Ratings(string folder)
    {
        var table = ParquetTable.Read(Path.Combine(folder, VerdictsFile));
        return table.Texts("id").Zip(table.Numbers("score_corrected"), table.Booleans("unparsable")).Where(row => !row.Third)
            .ToDictionary(row => row.First, row => (int)Math.Round(row.Second * ReplyParsers.Highest), StringComparer.Ordinal);
    }

    private static void Write(IReadOnlyList<JudgedSample> samples, string path) => new ParquetTable(
        TableColumn.Of("id", samples.Select(row => row.Sample.Id)),
        TableColumn.Of("prediction", samples.Select(row => row.Sample.Prediction ?? "")),
        TableColumn.Of("missing", samples.Select(row => row.Sample.Prediction is null)),
        TableColumn.Of("reference", samples.Select(row => row.Sample.Reference)),
        TableColumn.Of("reply", samples.Select(row => row.Reply ?? "")),
        TableColumn.Of("score_published", samples.Select(row => (row.Published ?? 0) / ReplyParsers.Highest)),
        TableColumn.Of("score_corrected", samples.Select(row => (row.Corrected ?? 0.0) / ReplyParsers.Highest)),
        TableColumn.Of("unparsable", samples.Select(row => row.Corrected is null))).Write(path);
}
