using CoIN.Benchmark;
using CoIN.Errors;
using CoIN.Stages.Settings;

namespace CoIN.Stages.Tests;

public sealed class ProfileTasksTests
{
    private static readonly Profile Own = new()
    {
        Name = "own",
        Tasks = [new UserTaskSettings { Name = "Shapes", Folder = "shapes", MaximumNewTokens = 5 }],
        Order = ["Shapes", "GQA"],
    };

    [Fact]
    public void Order_Empty_IsThePapersEight() => Assert.Equal(LearningTask.BuiltIn, ProfileTasks.Order(new Profile { Name = "own" }));

    [Fact]
    public void Order_OwnTask_HasItsScorerAndLimit()
    {
        var order = ProfileTasks.Order(Own);

        Assert.Equal(["Shapes", "GQA"], order.Select(task => task.Name));
        Assert.Equal(("exact", 5), (order[0].Scorer, order[0].MaxNewTokens));
    }

    [Fact]
    public void Order_Misspelt_NamesTheNearest() =>
        Refuses(Own with { Order = ["Shapes", "VQAv1"] }, "profile 'own': order: unknown learning task 'VQAv1'; did you mean 'VQAv2'?");

    [Fact]
    public void Order_Twice_IsRefused() =>
        Refuses(Own with { Order = ["GQA", "Shapes", "GQA"] }, "profile 'own': order: 'GQA' stands 2 times, once expected");

    [Fact]
    public void Order_OwnTasksButNoOrder_IsRefused() =>
        Refuses(
            Own with { Order = [] },
            "profile 'own': order: a list of learning tasks expected, because the profile has tasks of its own, found nothing; write for example order: [Shapes]");

    [Fact]
    public void Order_OwnTaskWithABuiltInName_IsRefused() =>
        Refuses(
            Own with { Tasks = [new UserTaskSettings { Name = "GQA", Folder = "gqa" }] },
            "profile 'own': tasks: 'GQA' is a learning task of the benchmark; give your own another name");

    [Fact]
    public void Order_UnknownScorer_NamesTheNearest() =>
        Refuses(
            Own with { Tasks = [Own.Tasks[0] with { Scorer = "VQA2" }] },
            "profile 'own': tasks: 'Shapes': scorer 'VQA2' is not known; did you mean 'VQAv2'?");

    [Fact]
    public void Order_SettingsForAnUnknownTask_AreRefused()
    {
        var train = new TrainSettings { PerTask = new Dictionary<string, TaskTrainSettings> { ["multi-task"] = new(), ["Shapes"] = new(), ["SciencQA"] = new() } };

        Refuses(Own with { Train = train }, "profile 'own': train.perTask: unknown learning task 'SciencQA'; did you mean 'ScienceQA'?");
    }

    private static void Refuses(Profile profile, string expected) =>
        Assert.Equal(expected, Assert.Throws<PipelineException>(() => ProfileTasks.Order(profile)).Message);
}
