using System.Reflection.Metadata;
using CoIN.Graph;
using CoIN.Graph.Fingerprints;
using CoIN.Stages.Tests.Support;
using CoIN.Store;
using CoIN.Store.Tests.Support;

namespace CoIN.Stages.Tests;

/// <summary>What the code of the real stages reaches: enough that nothing is missed, and no more than a person would expect.</summary>
public sealed class StageCodeTests
{
    private static readonly Lazy<CodeBase> Code = new(() => new CodeBase(CodeScope.Pipeline, [typeof(Pipeline).Assembly.Location]));

    [Theory]
    [InlineData("download", "CoIN.Data.MiniWorld.Drawing")]
    [InlineData("convert", "CoIN.Data.Raw")]
    [InlineData("convert", "CoIN.Data.DuckDb")]
    [InlineData("base", "CoIN.Training.Pretraining")]
    [InlineData("train", "CoIN.Training")]
    [InlineData("train", "CoIN.Adapters")]
    [InlineData("train", "TorchSharp")]
    [InlineData("predict", "CoIN.Evaluation.Predicting")]
    [InlineData("predict", "CoIN.Models.Multimodal")]
    [InlineData("score", "CoIN.Evaluation.Scorers")]
    [InlineData("judge", "CoIN.Judging.Lexical")]
    [InlineData("metrics", "CoIN.Benchmark")]
    [InlineData("compare", "CoIN.Benchmark")]
    [InlineData("table", "CoIN.Reporting")]
    [InlineData("report", "CoIN.Reporting.Rendering")]
    public void Kind_WhatItDoes_IsInItsFingerprint(string kind, string space) => Assert.Contains(space, Namespaces(kind));

    [Theory]
    [InlineData("train", "CoIN.Evaluation")]
    [InlineData("train", "CoIN.Reporting")]
    [InlineData("predict", "CoIN.Evaluation.Scorers")]
    [InlineData("score", "CoIN.Training")]
    [InlineData("score", "CoIN.Models")]
    [InlineData("score", "TorchSharp")]
    [InlineData("score", "CoIN.Reporting")]
    [InlineData("judge", "CoIN.Judging.OpenAi")]
    [InlineData("judge", "CoIN.Models")]
    [InlineData("judge", "CoIN.Evaluation")]
    [InlineData("convert", "CoIN.Models")]
    [InlineData("convert", "CoIN.Data.MiniWorld")]
    [InlineData("base", "CoIN.Evaluation")]
    [InlineData("base", "CoIN.Data.Raw")]
    [InlineData("metrics", "CoIN.Training")]
    [InlineData("table", "CoIN.Evaluation")]
    [InlineData("report", "CoIN.Data")]
    public void Kind_WhatOthersDo_IsNotInItsFingerprint(string kind, string space) =>
        Assert.DoesNotContain(Namespaces(kind), name => name == space || name.StartsWith(space + ".", StringComparison.Ordinal));

    [Theory]
    [InlineData("train", "coin_torch duckdb turbojpeg")]
    [InlineData("score", "duckdb")]
    [InlineData("metrics", "")]
    public void Kind_NativeLibraries_AreThoseItCalls(string kind, string expected) => Assert.Equal(expected, string.Join(' ', Walk(kind).Natives));

    [Fact]
    public void Of_AllStages_IsOneFingerprintForEachKindAndForm()
    {
        using var folder = new TempFolder();
        using var store = ContentStore.Open(folder["cache"], TimeProvider.System);
        var fingerprints = new CodeFingerprints(store, CodeScope.Pipeline);

        var stamped = fingerprints.Stamp(new StageGraph(SmokeStages.Table8)).Stages;

        Assert.All(stamped, stage => Assert.StartsWith("sha256:", stage.CodeVersion, StringComparison.Ordinal));
        Assert.All(stamped.GroupBy(stage => stage.Kind), kind => Assert.Single(kind.Select(stage => stage.CodeVersion).Distinct()));
        Assert.Equal(stamped.Select(stage => stage.CodeVersion), fingerprints.Stamp(new StageGraph(SmokeStages.Table8)).Stages.Select(stage => stage.CodeVersion));
    }

    private static HashSet<string> Namespaces(string kind) => [.. Walk(kind).Met
        .Where(symbol => symbol.Handle.Kind == HandleKind.MethodDefinition)
        .Select(symbol => symbol.Module.TypePart(symbol.Module.Metadata.GetMethodDefinition((MethodDefinitionHandle)symbol.Handle).GetDeclaringType()).Text)
        .Where(type => type.Contains('.', StringComparison.Ordinal))
        .Select(type => type[..type.Split('/')[0].LastIndexOf('.')])];

    private static CodeWalk Walk(string kind)
    {
        var action = ActionCode.Of(SmokeStages.Table8.First(stage => stage.Kind == kind).Code, CodeScope.Pipeline);
        var walk = new CodeWalk(Code.Value);
        walk.Write(action, new KeyWriter());
        return walk;
    }
}
