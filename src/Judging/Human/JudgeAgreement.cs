using CoIN.Errors;

namespace CoIN.Judging.Human;

/// <summary>How far two judges agree on the samples that both rated.</summary>
/// <param name="First">The one judge.</param>
/// <param name="Second">The other judge.</param>
/// <param name="Samples">How many samples both rated.</param>
/// <param name="MeanOfFirst">Mean rating, 0 to 10.</param>
/// <param name="MeanOfSecond">Mean rating, 0 to 10.</param>
/// <param name="Equal">The share of equal ratings, 0 to 1.</param>
/// <param name="WithinOne">The share of ratings at most one apart, 0 to 1.</param>
/// <param name="MeanAbsoluteDifference">Mean distance of the ratings, 0 to 10.</param>
/// <param name="Correlation">Pearson's correlation, -1 to 1, or null where one judge always gives the same rating.</param>
/// <param name="WeightedKappa">Cohen's kappa with quadratic weights, at most 1, 0 for chance; null where both always give the same rating.</param>
public sealed record JudgeAgreement(
    string First,
    string Second,
    int Samples,
    double MeanOfFirst,
    double MeanOfSecond,
    double Equal,
    double WithinOne,
    double MeanAbsoluteDifference,
    double? Correlation,
    double? WeightedKappa)
{
    /// <summary>Compares two judges.</summary>
    /// <param name="first">The name and the ratings of one judge by sample.</param>
    /// <param name="second">The name and the ratings of the other.</param>
    /// <exception cref="PipelineException">They rated no sample in common.</exception>
    /// <remarks>Kappa: Cohen 1968; with quadratic weights it is 1 - E[(a - b)²] / E[(a - b)²] if the two were independent.</remarks>
    public static JudgeAgreement Of((string Name, IReadOnlyDictionary<string, int> Ratings) first, (string Name, IReadOnlyDictionary<string, int> Ratings) second)
    {
        var pairs = first.Ratings.Where(rating => second.Ratings.ContainsKey(rating.Key)).OrderBy(rating => rating.Key, StringComparer.Ordinal)
            .Select(rating => (A: (double)rating.Value, B: (double)second.Ratings[rating.Key])).ToList();
        if (pairs.Count == 0)
        {
            throw new PipelineException($"judges '{first.Name}' and '{second.Name}' rated no sample in common");
        }

        var (meanA, meanB) = (pairs.Average(pair => pair.A), pairs.Average(pair => pair.B));
        var (varianceA, varianceB) = (pairs.Average(pair => Square(pair.A - meanA)), pairs.Average(pair => Square(pair.B - meanB)));
        var covariance = pairs.Average(pair => (pair.A - meanA) * (pair.B - meanB));
        var byChance = varianceA + varianceB + Square(meanA - meanB);
        return new JudgeAgreement(
            first.Name,
            second.Name,
            pairs.Count,
            meanA,
            meanB,
            pairs.Average(pair => pair.A.Equals(pair.B) ? 1 : 0),
            pairs.Average(pair => Math.Abs(pair.A - pair.B) <= 1 ? 1 : 0),
            pairs.Average(pair => Math.Abs(pair.A - pair.B)),
            varianceA > 0 && varianceB > 0 ? covariance / Math.Sqrt(varianceA * varianceB) : null,
            byChance > 0 ? 1 - (pairs.Average(pair => Square(pair.A - pair.B)) / byChance) : null);
    }

    private static double Square(double value) => value * value;
}
