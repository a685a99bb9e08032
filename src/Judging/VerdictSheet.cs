using System.Globalization;
using CoIN.Benchmark;
using CoIN.Errors;

namespace CoIN.Judging;

/// <summary>The verdicts on one test set: a row for each sample, in their order, and a summary.</summary>
/// <param name="Samples">One row for each sample.</param>
/// <param name="Summary">Counts and figures.</param>
public sealed record VerdictSheet(IReadOnlyList<JudgedSample> Samples, JudgeSummary Summary)
{
    /// <summary>Reads the replies of a judge.</summary>
    /// <param name="judge">Who judged, in words.</param>
    /// <param name="rubric">The rubric's title, or empty.</param>
    /// <param name="samples">All samples of the test set, at least one.</param>
    /// <param name="replies">The reply to each sample that has a prediction, by id.</param>
    /// <param name="failureLimit">The share of replies that may be unreadable for the strict parser, 0 to 1.</param>
    /// <param name="seed">The experiment's seed, for the intervals.</param>
    /// <exception cref="PipelineException">A reply is missing, or more replies than the limit allows cannot be read.</exception>
    public static VerdictSheet Make(
        string judge, string rubric, IReadOnlyList<JudgingSample> samples, IReadOnlyDictionary<string, string> replies, double failureLimit, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(replies);
        var rows = samples.Select(sample => Row(sample, replies)).ToArray();
        var asked = rows.Where(row => row.Reply is not null).ToList();
        var unread = asked.Where(row => row.Corrected is null).ToList();
        if (unread.Count > failureLimit * asked.Count)
        {
            throw TooManyUnread(unread, asked.Count, failureLimit);
        }

        // Sums that print the same must be the same: the official figure is rounded half to even, as Python does.
        var published = Array.ConvertAll(rows, row => (double)ReplyParsers.Highest * (row.Published ?? 0));
        var corrected = rows.Where(row => row.Corrected is not null).Select(row => (double)ReplyParsers.Highest * row.Corrected!.Value).DefaultIfEmpty(0).ToArray();
        return new VerdictSheet(rows, new JudgeSummary(
            judge,
            rubric,
            rows.Length,
            Math.Clamp(Math.Round(published.Average(), MidpointRounding.ToEven), 0, 100),
            corrected.Average(),
            asked.Count(row => row.Published is null),
            unread.Count,
            rows.Length - asked.Count,
            Resampling.Interval(published, seed),
            Resampling.Interval(corrected, seed)));
    }

    private static JudgedSample Row(JudgingSample sample, IReadOnlyDictionary<string, string> replies)
    {
        if (sample.Prediction is null)
        {
            return new JudgedSample(sample, null, 0, 0);
        }

        return replies.TryGetValue(sample.Id, out var reply)
            ? new JudgedSample(sample, reply, ReplyParsers.Published(reply), ReplyParsers.Corrected(reply))
            : throw new PipelineException($"judge: there is no reply to the sample '{sample.Id}', one to every sample with a prediction was expected");
    }

    private static PipelineException TooManyUnread(List<JudgedSample> unread, int asked, double limit)
    {
        var percent = (100 * limit).ToString("0.##", CultureInfo.InvariantCulture);
        return new PipelineException(
            $"judge: {unread.Count} of {asked} replies are no whole number from 0 to 10, at most {percent} % may be; the first is '{Shown(unread[0].Reply!)}' for the sample '{unread[0].Sample.Id}'; "
            + "look at the rubric and the judge, or raise judge.failureLimit");
    }

    private static string Shown(string reply) => (reply.Length > 60 ? reply[..60] + "..." : reply).ReplaceLineEndings(" ");
}
