using CoIN.Benchmark;
using CoIN.Errors;

namespace CoIN.Evaluation.Scorers;

/// <summary>The predictions of one test set beside what is right: a row for each reference, in the order of the references, and a summary.</summary>
/// <param name="Samples">One row for each reference.</param>
/// <param name="Summary">Counts and accuracies.</param>
public sealed record ScoreSheet(IReadOnlyList<ScoredSample> Samples, ScoreSummary Summary)
{
    private const string NoPrediction = "no prediction";

    /// <summary>Scores predictions against references, matched by id.</summary>
    /// <param name="scorer">The rule.</param>
    /// <param name="references">The test set, each id once.</param>
    /// <param name="predictions">In any order. A missing one counts as wrong; one that repeats another word for word counts once.</param>
    /// <param name="seed">The experiment's seed, for the intervals.</param>
    /// <exception cref="PipelineException">There is no reference or no prediction, an id is unknown, or two predictions for one id differ.</exception>
    public static ScoreSheet Make(IScorer scorer, IReadOnlyList<ScoringReference> references, IEnumerable<ScoringPrediction> predictions, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        var known = Unique(references);
        var (said, duplicates) = Collect(predictions, known);
        var rows = references.Select(reference => Row(scorer, reference, said.GetValueOrDefault(reference.Id))).ToArray();
        return new ScoreSheet(rows, new ScoreSummary(
            rows.Length,
            100 * rows.Average(row => row.Published.Value),
            100 * rows.Average(row => row.Corrected.Value),
            rows.Count(row => row.Prediction is not null && row.Published.Reason is not null),
            rows.Count(row => row.Prediction is not null && row.Corrected.Reason is not null),
            rows.Count(row => row.Prediction is null),
            duplicates,
            Interval(rows, row => row.Published, seed),
            Interval(rows, row => row.Corrected, seed)));
    }

    private static ConfidenceInterval Interval(ScoredSample[] rows, Func<ScoredSample, SampleScore> column, ulong seed) =>
        Resampling.Interval(Array.ConvertAll(rows, row => 100 * column(row).Value), seed);

    private static ScoredSample Row(IScorer scorer, ScoringReference reference, string? prediction)
    {
        if (prediction is null)
        {
            var missing = SampleScore.Unparsable("", NoPrediction);
            return new ScoredSample(reference.Id, null, reference.Answer, missing, missing);
        }

        return new ScoredSample(
            reference.Id, prediction, reference.Answer, scorer.Published(reference, prediction), scorer.Corrected(reference, prediction));
    }

    private static HashSet<string> Unique(IReadOnlyList<ScoringReference> references)
    {
        if (references.Count == 0)
        {
            throw new PipelineException("references: none were found, at least one was expected");
        }

        var ids = new HashSet<string>();
        return references.FirstOrDefault(reference => !ids.Add(reference.Id)) is { } twice
            ? throw new PipelineException($"references: the id '{twice.Id}' stands more than once; give every sample an id of its own")
            : ids;
    }

    private static (Dictionary<string, string> Said, int Duplicates) Collect(IEnumerable<ScoringPrediction> predictions, HashSet<string> known)
    {
        var said = new Dictionary<string, string>();
        var (duplicates, unknown, count, example) = (0, 0, 0, "");
        foreach (var (id, text) in predictions)
        {
            count++;
            if (!known.Contains(id))
            {
                example = unknown++ == 0 ? id : example;
            }
            else if (!said.TryAdd(id, text))
            {
                duplicates += said[id] == text
                    ? 1
                    : throw new PipelineException($"predictions: two different ones for the id '{id}', '{said[id]}' and '{text}'; keep one");
            }
        }

        if (count == 0)
        {
            throw new PipelineException($"predictions: none were found for {known.Count} references");
        }

        return unknown == 0
            ? (said, duplicates)
            : throw new PipelineException(
                $"predictions: {unknown} of {count} have an id that no reference has, the first is '{example}'; give the references of the same split");
    }
}
