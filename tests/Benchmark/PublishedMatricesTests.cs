namespace CoIN.Benchmark.Tests;

/// <summary>The metrics against every printed figure of the first paper whose matrix is in its appendix.</summary>
public sealed class PublishedMatricesTests
{
    private static readonly PublishedMatrices Matrices = PublishedMatrices.Load(Repository.Published("v1-appendix-matrices.csv"));

    public static TheoryData<string, string, string, string, string> Runs()
    {
        var runs = new TheoryData<string, string, string, string, string>();
        foreach (var (aspect, table, experts) in new[] { ("truth-alignment", "02", "05"), ("reasoning-capability", "03", "06") })
        {
            runs.Add(aspect, "type1", table, "sequential-finetune", "instructions=type1");
            runs.Add(aspect, "type2", table, "sequential-finetune", "instructions=type2");
            runs.Add(aspect, "moe8", table, "moelora", "instructions=type1");
            runs.Add(aspect, "moe8-type2", table, "moelora", "instructions=type2");
            runs.Add(aspect, "moe2", experts, "moelora", "experts=2");
            runs.Add(aspect, "moe4", experts, "moelora", "experts=4");
        }

        foreach (var type in new[] { "type1", "type2" })
        {
            foreach (var volume in new[] { "0.1", "0.2", "0.4", "0.6", "0.8" })
            {
                runs.Add("truth-alignment", $"slim{volume}-{type}", "04", "sequential-finetune", $"instructions={type};volume={volume}");
            }
        }

        return runs;
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Metrics_PrintedRun_AgreeWithinTheLastDigit(string aspect, string series, string table, string method, string setting)
    {
        var matrix = Matrices.Matrices[(aspect, series)];
        var published = PublishedTable.Load(Repository.Published($"v1-table{table}.csv"));
        void Agrees(string name, double computed)
        {
            var printed = published.Find(aspect, "LLaVA", method, setting, "overall", name)!.Value;
            var cutOff = (series, name) == ("slim0.2-type1", "BWT") && printed.Equals(Math.Truncate(computed * 100) / 100); // -19.8962 is printed as -19.89.
            Assert.True(Math.Abs(printed - computed) <= 0.006 || cutOff, $"{name}: {printed} is printed, {computed} computed");
        }

        Agrees("MAA", ContinualMetrics.MeanAverageAccuracy(matrix));
        Agrees("BWT", ContinualMetrics.BackwardTransfer(matrix, BackwardTransferDivisor.Tasks));
        Agrees("ACC", ContinualMetrics.FinalAverageAccuracy(matrix));
    }

    [Fact]
    public void Load_Appendix_HasThirtyTwoWholeMatricesAndEightRows()
    {
        Assert.Equal(32, Matrices.Matrices.Count);
        Assert.All(Matrices.Matrices.Values, matrix => Assert.InRange(ContinualMetrics.MeanAverageAccuracy(matrix), 1, 100));
        Assert.Equal(8, Matrices.SingleRows.Count);
    }
}
