using FsCheck;
using FsCheck.Fluent;

namespace CoIN.Data.Tests;

public sealed class RecordSampleTests
{
    private static readonly string[] Ids = [.. Enumerable.Range(0, 1_000).Select(i => $"record-{i}")];

    [Theory]
    [InlineData(VolumeDraw.Independent)]
    [InlineData(VolumeDraw.Nested)]
    public void Volume_AnyShare_HasTheWholePartOfIt(VolumeDraw draw) => Check.QuickThrowOnFailure(Prop.ForAll(
        Arb.From(Gen.Choose(1, 1_000)),
        Arb.From(Gen.Choose(0, 200)),
        (thousandths, count) =>
            RecordSample.Volume(Ids[..count], thousandths / 1000.0, draw, "GQA", 7).Count == (int)(count * (thousandths / 1000.0))));

    [Fact]
    public void Volume_Nested_IsPartOfEveryLargerOne()
    {
        double[] shares = [0.1, 0.2, 0.4, 0.6, 0.8];

        var drawn = shares.Select(share => RecordSample.Volume(Ids, share, VolumeDraw.Nested, "GQA", 7)).ToList();

        for (var i = 1; i < drawn.Count; i++)
        {
            Assert.True(drawn[i - 1].IsProperSubsetOf(drawn[i]));
        }
    }

    [Fact]
    public void Volume_Independent_IsAnotherDrawForEveryShare()
    {
        var small = RecordSample.Volume(Ids, 0.1, VolumeDraw.Independent, "GQA", 7);
        var large = RecordSample.Volume(Ids, 0.8, VolumeDraw.Independent, "GQA", 7);

        Assert.False(small.IsSubsetOf(large));
    }

    [Fact]
    public void Volume_OtherOrderOfTheRecords_DrawsTheSame()
    {
        var straight = RecordSample.Volume(Ids, 0.3, VolumeDraw.Nested, "GQA", 7);
        var reversed = RecordSample.Volume([.. Ids.Reverse()], 0.3, VolumeDraw.Nested, "GQA", 7);

        Assert.True(straight.SetEquals(reversed));
    }

    [Fact]
    public void TestSubset_Seed_DecidesTheDrawForEver() =>
        Assert.Equal(
            ["record-15", "record-208", "record-45", "record-538", "record-748"],
            RecordSample.TestSubset(Ids, 5, "GQA", 7).Order(StringComparer.Ordinal));

    [Fact]
    public void TestSubset_MoreThanThereAre_DrawsAll() => Assert.Equal(1_000, RecordSample.TestSubset(Ids, 4_000, "GQA", 7).Count);
}
