using CoIN.EndToEnd.Tests.Support;
using CoIN.Graph;
using CoIN.Store;

namespace CoIN.EndToEnd.Tests;

/// <summary>Changes, in the whole graph of Table 8, everything that a stage declares, one at a time, and everything that must not matter.</summary>
/// <remarks>Changes of code are made in <c>tests/Graph/Fingerprints</c>, where sources can be compiled anew.</remarks>
[Collection(SmokeRun.Collection)]
public sealed class MutationTests(SmokeRun smoke) : IDisposable
{
    private readonly ContentStore _store = ContentStore.Open(smoke.Untouched, TimeProvider.System);

    private StageGraph Graph => smoke.First.Plan.Graph;

    private string Goal => Graph.Stages.Single(stage => stage.Kind == "report").Name;

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Plan_AnyParameterOfAnyStage_IsAMissThatNamesIt()
    {
        // What another stage with the same key made has no record of its own to compare with.
        var made = smoke.First.Ran.ToHashSet();
        foreach (var stage in Graph.Stages)
        {
            foreach (var parameter in stage.Parameters.Keys)
            {
                var planned = PlanAlone(With(stage, parameter));

                var expected = made.Contains(stage.Name) ? (MissCause.KeyChanged, $"parameter '{parameter}'") : (MissCause.NoRecord, null);
                Assert.Equal((stage.Name, PlanState.Miss, expected), (stage.Name, planned.State, (planned.Reason!.Cause, planned.Reason.Part)));
            }
        }
    }

    [Fact]
    public void Plan_AnyInputOfAnyStage_IsAMiss()
    {
        var other = Path.Combine(TestRepository.Original, "LICENSE");
        foreach (var stage in Graph.Stages)
        {
            foreach (var input in stage.Inputs.Keys)
            {
                var planned = PlanAlone(stage with { Inputs = stage.Inputs.ToDictionary(entry => entry.Key, entry => entry.Key == input ? StageInput.External(other) : entry.Value) });

                Assert.Equal(PlanState.Miss, planned.State);
            }
        }
    }

    [Fact]
    public void Plan_CodeOrKindOfAnyStage_IsAMiss()
    {
        foreach (var stage in Graph.Stages)
        {
            Assert.Equal(PlanState.Miss, PlanAlone(stage with { CodeVersion = "other" }).State);
            Assert.Equal(PlanState.Miss, PlanAlone(stage with { Kind = "other" }).State);
        }
    }

    [Fact]
    public void Plan_AParameterOfEachKind_MissesTheStageAndMakesExactlyItsReadersWait()
    {
        foreach (var stage in Graph.Stages.DistinctBy(stage => stage.Kind).Where(stage => stage.Parameters.Count > 0))
        {
            var changed = With(stage, stage.Parameters.Keys.First());
            var plan = new Planner(_store).Plan(new StageGraph(Graph.Stages.Select(other => other == stage ? changed : other)), [Goal]);

            var below = ReadersOf(stage.Name);
            foreach (var planned in plan.Stages)
            {
                var expected = planned.Stage.Name == stage.Name ? PlanState.Miss : below.Contains(planned.Stage.Name) ? PlanState.Waiting : PlanState.Hit;
                Assert.Equal((planned.Stage.Name, expected), (planned.Stage.Name, planned.State));
            }
        }
    }

    [Fact]
    public void Plan_EachFileOutsideTheStore_MissesExactlyThoseThatReadIt()
    {
        var other = Path.Combine(TestRepository.Original, "LICENSE");
        var files = Graph.Stages.SelectMany(stage => stage.Inputs.Values).Select(input => input.Path).OfType<string>().Distinct().ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var changed = Graph.Stages.Select(stage => stage with
            {
                Inputs = stage.Inputs.ToDictionary(input => input.Key, input => input.Value.Path == file ? StageInput.External(other) : input.Value),
            });
            var readers = Graph.Stages.Where(stage => stage.Inputs.Values.Any(input => input.Path == file)).Select(stage => stage.Name).ToHashSet();
            var below = readers.SelectMany(ReadersOf).ToHashSet();

            foreach (var planned in new Planner(_store).Plan(new StageGraph(changed), [Goal]).Stages)
            {
                // Some that read the file read what others make of it as well.
                var expected = below.Contains(planned.Stage.Name) ? PlanState.Waiting : readers.Contains(planned.Stage.Name) ? PlanState.Miss : PlanState.Hit;
                Assert.Equal((file, planned.Stage.Name, expected), (file, planned.Stage.Name, planned.State));
            }
        }
    }

    [Fact]
    public void Plan_NamesNeedsAndOrder_DoNotMatter()
    {
        var renamed = Graph.Stages.Reverse().Select(stage => stage with
        {
            Name = "other/" + stage.Name,
            Needs = new ResourceNeeds(Cores: 7, MemoryBytes: 1),
            Inputs = stage.Inputs.ToDictionary(input => input.Key, input => input.Value.Stage is { } read ? StageInput.Output("other/" + read) : input.Value),
        });

        var plan = new Planner(_store).Plan(new StageGraph(renamed), ["other/" + Goal]);

        Assert.Equal((plan.Stages.Count, 0, 0), (plan.Hits, plan.Misses, plan.Waiting));
    }

    [Theory]
    [InlineData("--jobs=7")]
    [InlineData("--executor=process", "--memory-limit=9000")]
    [InlineData("--time-limit=60", "--keep-every=5")]
    [InlineData("--gpus=0,1")]
    [InlineData("--paranoid")]
    [InlineData("--json")]
    public async Task Plan_HowStagesAreRun_DoesNotMatter(params string[] options)
    {
        var (code, printed) = await smoke.Repository.CommandAsync(["--target=Table8", "--profile=smoke", $"--cache={smoke.Cache}", "--plan", .. options]);

        Assert.Equal(0, code);
        Assert.Contains(options is ["--json"] ? "\"misses\": 0" : " hits, 0 misses; nothing was run\n", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_CommentsInSettings_DoNotMatter()
    {
        using var elsewhere = new TestRepository();
        elsewhere.Edit("stages/profiles/smoke.yaml", "seed: 42", "# Any number will do.\nseed:   42");
        elsewhere.Edit("stages/tables/Table8.yaml", "rows:", "# The rows.\nrows:");

        var outcome = await elsewhere.RunAsync(smoke.Cache, plan: true);

        Assert.Equal(outcome.Plan.Stages.Count, outcome.Plan.Hits);
    }

    [Fact]
    public async Task Plan_FileTimesPlacesAndJobs_DoNotMatter()
    {
        using var elsewhere = new TestRepository();
        foreach (var file in Directory.EnumerateFiles(elsewhere.Root, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        }

        var outcome = await elsewhere.RunAsync(smoke.Cache, plan: true, jobs: 7);

        Assert.Equal(outcome.Plan.Stages.Count, outcome.Plan.Hits);
    }

    private static Stage With(Stage stage, string parameter) =>
        stage with { Parameters = stage.Parameters.ToDictionary(entry => entry.Key, entry => entry.Key == parameter ? ParameterValue.List(entry.Value) : entry.Value) };

    // Its readers are left out: what they would do depends on what it would write.
    private PlannedStage PlanAlone(Stage changed)
    {
        var needed = Graph.Closure([changed.Name]).Select(stage => stage.Name == changed.Name ? changed : stage);
        return new Planner(_store).Plan(new StageGraph(needed), [changed.Name]).Stages[^1];
    }

    private HashSet<string> ReadersOf(string stage)
    {
        var below = new HashSet<string>(StringComparer.Ordinal);
        foreach (var other in Graph.Stages.Where(other => other.Inputs.Values.Any(input => input.Stage is { } read && (read == stage || below.Contains(read)))))
        {
            below.Add(other.Name);
        }

        return below;
    }
}
