using CoIN.Errors;
using CoIN.Stages.Settings;

namespace CoIN.Stages.Tests;

public sealed class VariationTests
{
    private static readonly Profile Mini = new() { Name = "mini", Adapter = new AdapterSettings { Rank = 16, Alpha = 32 } };

    [Fact]
    public void For_WhatTheProfileDoesAnyway_IsNoVariation() =>
        Assert.Equal(Variation.None, new Variation { Order = "random", Instructions = "original", Volume = 1, Rank = 128, ReferenceRank = 128 }.For(Mini));

    [Fact]
    public void Apply_RankOfThePaper_ScalesRankAndAlpha()
    {
        var adapter = new Variation { Rank = 192, ReferenceRank = 128 }.For(Mini).Apply(Mini).Adapter;

        Assert.Equal((24, 48.0), (adapter.Rank, adapter.Alpha));
    }

    [Fact]
    public void Apply_OrderInstructionsAndVolume_ReplacesTheProfiles()
    {
        var profile = new Variation { Order = "alphabet", Instructions = "10type", Volume = 0.4 }.For(Mini).Apply(Mini);

        Assert.Equal(("GQA", "10type", 0.4), (ProfileTasks.Order(profile)[0].Name, profile.Data.Instructions, profile.Data.Volume));
    }

    [Fact]
    public void For_RankThatCannotBeScaled_SaysWhy() => Assert.Equal(
        "profile 'mini': adapter.rank 16 stands for rank 128, so that rank 100 would be 12.5; set an adapter.rank with which it is whole",
        Assert.Throws<PipelineException>(() => new Variation { Rank = 100, ReferenceRank = 128 }.For(Mini)).Message);

    [Theory]
    [InlineData("GQA,ScienceQA", "task order: 'TextVQA', 'ImageNet', 'VizWiz', 'Grounding', 'VQAv2', 'OCR-VQA' not named; name every task of the run once, or take the task out of the run")]
    [InlineData("GQA,GQA", "task order: 'GQA' stands 2 times; name every task once")]
    public void For_OrderThatMissesOrRepeatsATask_SaysWhich(string order, string expected) =>
        Assert.Equal(expected, Assert.Throws<PipelineException>(() => new Variation { Order = order }.For(Mini)).Message);
}
