using CoIN.Benchmark;
using CoIN.Graph;
using CoIN.Stages.Settings;
using CoIN.Stages.Tests.Support;

namespace CoIN.Stages.Tests;

/// <summary>What of a profile decides how records are converted.</summary>
public sealed class DataStagesTests
{
    private static readonly ProtocolSettings Published = new() { Name = ProtocolColumn.Published };

    [Fact]
    public void Records_Volumes_AreDrawnAsTheProtocolSays()
    {
        Assert.Equal("'nested'", Draw(0.4, new ProtocolSettings()));
        Assert.Equal("'independent'", Draw(0.4, Published));
        Assert.Equal("'nested'", Draw(0.4, Published with { Volumes = ProtocolColumn.Corrected }));
        Assert.Equal("'independent'", Draw(0.4, new ProtocolSettings { Volumes = ProtocolColumn.Published }));
    }

    [Fact]
    public void Records_AllOfThem_DoNotDependOnHowTheyWouldBeDrawn() =>
        Assert.Equal(("null", "null"), (Draw(1, new ProtocolSettings()), Draw(1, Published)));

    [Fact]
    public void Records_OfTheTest_DoNotDependOnTheVolume() => Assert.Equal("null", Draw(0.4, Published, "test"));

    private static string Draw(double volume, ProtocolSettings protocol, string split = "train")
    {
        var stages = new List<Stage>();
        var profile = new Profile { Data = new DataSettings { Source = DataSource.Miniworld, Volume = volume }, Protocol = protocol };
        var data = new DataStages(profile, Repository.Layout, stage =>
        {
            stages.Add(stage);
            return stage.Name;
        });

        _ = data.Records("GQA", split);

        return stages.Single(stage => stage.Kind == ConvertStage.Kind).Parameters["draw"].ToString();
    }
}
