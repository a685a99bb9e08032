using CoIN.Errors;
using CoIN.Stages.Settings;
using CoIN.Stages.Tables;
using CoIN.Stages.Tests.Support;

namespace CoIN.Stages.Tests.Settings;

public sealed class ProfileTests
{
    private const string Fewer = "tables={ Own: { set: [data.trainRecords=7, train.epochs=3] } }";

    private static readonly TableSpec Own = new()
    {
        Id = "Own",
        Output = "own",
        Rows = [new TableRowSpec { Method = MethodName.SequentialFinetune }, new TableRowSpec { Method = MethodName.MultiTask, Set = ["train.epochs=2"], Setting = "two" }],
    };

    [Fact]
    public void Table_ProfileSetsSomethingForIt_HoldsBelowWhatTheRowsSet()
    {
        var trained = Stages(Own, Fewer).Where(stage => stage.Kind == TrainStage.Kind).ToList();

        Assert.Equal(["multi-task-set-data.trainRecords=7+train.epochs=3+train.epochs=2/train"], trained.Select(stage => stage.Name).Where(name => name.StartsWith("multi", StringComparison.Ordinal)));
        Assert.All(trained.Select(stage => stage.Name), name => Assert.Contains("-set-data.trainRecords=7", name, StringComparison.Ordinal));
        Assert.All(trained, stage => Assert.Contains(stage.Name.StartsWith("multi", StringComparison.Ordinal) ? "'epochs': 2" : "'epochs': 3", stage.Parameters["options"].ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Table_ProfileSetsSomethingForAnother_IsAsTheProfile() =>
        Assert.Equal(Stages(Own).Select(stage => stage.Name), Stages(Own, Fewer.Replace("Own", "Table8", StringComparison.Ordinal)).Select(stage => stage.Name));

    [Theory]
    [InlineData("data.trainRecords=9")]
    [InlineData("data={ source: miniworld, trainRecords: 9 }")]
    public void Table_KeyIsSetForTheRun_GivesWayToIt(string set) =>
        Assert.All(Trained(Stages(Own, Fewer, set)), name => Assert.DoesNotContain("trainRecords", name, StringComparison.Ordinal));

    [Fact]
    public void Scale_ProfileSetsSomethingForTheTable_SaysSo() =>
        Assert.EndsWith("; for this table, data.trainRecords=7, train.epochs=3", TableDescriptions.Of(Own, Smoke(Fewer), [], []).Footer.Facts[0].Value, StringComparison.Ordinal);

    [Fact]
    public void Table_WithoutExperiments_CannotBeSetOtherwise() => Assert.Equal(
        "profile 'smoke': tables: 'Table1' runs no experiments, so nothing can be set for it alone; remove it there",
        Assert.Throws<PipelineException>(() => Stages(
            new TableCatalogue(Repository.Layout.Tables).Read("Table1"), Fewer.Replace("Own", "Table1", StringComparison.Ordinal))).Message);

    private static IEnumerable<Graph.Stage> Stages(TableSpec table, params string[] changes) => SmokeStages.Of(table, changes);

    private static IEnumerable<string> Trained(IEnumerable<Graph.Stage> stages) => stages.Where(stage => stage.Kind == TrainStage.Kind).Select(stage => stage.Name);

    private static Profile Smoke(params string[] changes) => ProfileFiles.Read(Repository.Layout, "smoke", changes);
}
