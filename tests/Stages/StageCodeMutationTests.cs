using CoIN.Graph.Fingerprints;
using CoIN.Stages.Tests.Support;
using CoIN.Store;
using CoIN.Store.Tests.Support;

namespace CoIN.Stages.Tests;

/// <summary>Changes constants in the real assemblies, one at a time: exactly the kinds of stages that can reach one have another fingerprint.</summary>
public sealed class StageCodeMutationTests : IDisposable
{
    private static readonly Lazy<IReadOnlyDictionary<string, Digest>> Unchanged = new(() => Fingerprints(AppContext.BaseDirectory));

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("CoIN.Data.Raw.PaddedBox", 1.0, "convert")]
    [InlineData("CoIN.Training.Pretraining.Muon", 1e-7, "base")]
    [InlineData("CoIN.Training.LossHistory", 0.05, "base train")]
    [InlineData("CoIN.Adapters.MoeLoraLinear", 0.01, "base predict train")] // a call of a layer reaches every layer of ours
    [InlineData("CoIN.Evaluation.Scorers.GroundingScorer", 0.5, "score")]
    [InlineData("CoIN.Judging.Lexical.LexicalJudge", 9, "judge")]
    [InlineData("CoIN.Benchmark.StudentT", 0.975, "table")]
    [InlineData("CoIN.Reporting.Figures.HeatMap", 0.04, "report")]
    [InlineData("CoIN.Benchmark.Audit.PrintedFigure", 0.001, "")]
    public void Fingerprints_OneConstantChanged_AreOthersWhereItIsReached(string type, object constant, string kinds)
    {
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "CoIN.*.dll"))
        {
            File.Copy(file, _folder[Path.GetFileName(file)]);
        }

        MutatedAssembly.Change(_folder[string.Join('.', type.Split('.')[..2]) + ".dll"], type, constant);

        var changed = Fingerprints(_folder.Path);
        Assert.Equal(kinds, string.Join(' ', Unchanged.Value.Where(kind => changed[kind.Key] != kind.Value).Select(kind => kind.Key)));
    }

    // By kind, in ordinal order.
    private static SortedDictionary<string, Digest> Fingerprints(string folder)
    {
        using var code = new CodeBase(CodeScope.Pipeline, [Path.Combine(folder, Path.GetFileName(typeof(Pipeline).Assembly.Location))]);
        var fingerprints = new SortedDictionary<string, Digest>(StringComparer.Ordinal);
        foreach (var stage in SmokeStages.Table8.DistinctBy(stage => stage.Kind))
        {
            var key = new KeyWriter();
            new CodeWalk(code).Write(ActionCode.Of(stage.Code, CodeScope.Pipeline), key);
            fingerprints.Add(stage.Kind, key.ToDigest());
        }

        return fingerprints;
    }
}
