using CoIN.Stages.Settings;
using CoIN.Stages.Tests.Support;

namespace CoIN.Stages.Tests.Settings;

public sealed class ProfileFilesTests
{
    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Repository.Layout.Profiles, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_OurProfiles_AreWithoutMistakes(string name)
    {
        var profile = ProfileFiles.Read(Repository.Layout, name, []);

        Assert.Equal(name, profile.Name);
        Assert.Equal(8, ProfileTasks.Order(profile).Count);
    }

    [Fact]
    public void Read_Path_StartsAtTheRepository() =>
        Assert.Equal("smoke", ProfileFiles.Read(Repository.Layout, "stages/profiles/smoke.yaml", []).Name);

    [Fact]
    public void Paper_Settings_AreThePublishedRuns()
    {
        var profile = ProfileFiles.Read(Repository.Layout, "paper", []);

        Assert.Equal((128, 256.0, 0.05), (profile.Adapter.Rank, profile.Adapter.Alpha, profile.Adapter.Dropout));
        Assert.Equal((2e-4, 1, 0.03, 1.0, 0.0), (profile.Train.LearningRate, profile.Train.Epochs, profile.Train.WarmupRatio, profile.Train.MaximumGradientNorm, profile.Train.WeightDecay));
        Assert.Equal(1024, profile.Predict.MaximumNewTokens);
    }
}
