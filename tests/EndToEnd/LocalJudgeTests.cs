using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CoIN.Data;
using CoIN.EndToEnd.Tests.Support;
using CoIN.Graph;
using CoIN.Stages;
using CoIN.Stages.Settings;
using CoIN.Stages.Tables;
using CoIN.Store;

namespace CoIN.EndToEnd.Tests;

/// <summary>The base model as the judge: whose replies are taken for whose.</summary>
public sealed class LocalJudgeTests : IDisposable
{
    private const string Planted = "7";
    private const string Judge = "zero-shot/base/VQAv2/judge";

    private static readonly string[] Overrides = ["order=[VQAv2]", "run.method=zero-shot", "judge.name=local", "judge.failureLimit=1"];

    private readonly TestRepository _repository = new();

    private string Cache => _repository.PathOf("cache");

    private string Replies => Path.Combine(Cache, "replies");

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("1", true)]
    [InlineData("2", false)]
    public async Task Judge_RunAgain_TakesKeptRepliesOfTheSameCodeOnly(string code, bool isTaken)
    {
        var asked = await VerdictsAsync("1");
        PlantReplies();
        Directory.Delete(Path.Combine(Cache, "actions"), recursive: true);

        var again = await VerdictsAsync(code);

        Assert.DoesNotContain(Planted, asked);
        Assert.Equal(isTaken ? asked.Select(_ => Planted) : asked, again);
        Assert.Equal(isTaken ? 1 : 2, Directory.GetDirectories(Replies).Length);
    }

    [Fact]
    public async Task Judge_InAProcessOfItsOwn_FindsTheRepliesOfTheSameCode()
    {
        var first = await _repository.RunAsync(Cache, "Run", overrides: Overrides);
        using (var store = ContentStore.Open(Cache, TimeProvider.System))
        {
            File.Delete(store.Layout.Action(first.Summary!.Results.Single(result => result.Stage.Name == Judge).Key!.Value));
        }

        var (code, printed) = await _repository.CommandAsync(
            ["--target=Run", "--profile=smoke", $"--cache={Cache}", "--executor=process", .. Overrides.Select(value => $"--set={value}")]);

        Assert.Equal(0, code);
        Assert.Contains("Run: 1 ran, ", printed, StringComparison.Ordinal);
        Assert.Single(Directory.GetDirectories(Replies));
    }

    private async Task<IReadOnlyList<string>> VerdictsAsync(string codeOfTheJudge)
    {
        var layout = new RepositoryLayout(_repository.Root);
        var profile = ProfileFiles.Read(layout, "smoke", Overrides);
        using var workbench = new Workbench(new ComputeSettings("cpu", profile.NumberFormat, Torch.TorchRuntime.Version), 1, 1);
        using var desk = new JudgeDesk(Replies, _ => null, TimeProvider.System);
        using var store = ContentStore.Open(Cache, TimeProvider.System);
        var pipeline = new Pipeline(profile, layout, workbench, desk);
        pipeline.Table(SingleRunTable.Of(profile));
        var graph = new StageGraph(pipeline.Graph.Stages.Select(stage => stage with { CodeVersion = stage.Name == Judge ? codeOfTheJudge : "1" }));
        var plan = new Planner(store).Plan(graph, [Judge]);
        var summary = await new Scheduler(store, new RunOrigin("test", "cpu", "test"), TimeProvider.System)
            .RunAsync(plan, new InlineExecutor(), new Resources(1, long.MaxValue), new RecordingConsole(), CancellationToken.None);
        return ParquetTable.Read(Path.Combine(store.Trees.Materialise(summary.OutputOf(Judge)), JudgeStage.VerdictsFile)).Texts("reply");
    }

    // As if the model had replied otherwise.
    private void PlantReplies()
    {
        foreach (var file in Directory.GetFiles(Replies, "*.jsonl", SearchOption.AllDirectories))
        {
            File.WriteAllLines(file, File.ReadAllLines(file).Select(text => JsonNode.Parse(text)!).Select(line =>
            {
                (line["reply"], line["check"]) = (Planted, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes((string)line["prompt"]! + Planted))));
                return line.ToJsonString();
            }));
        }
    }
}
