using CoIN.Stages.Settings;

namespace CoIN.Stages.Tests;

public sealed class StageParametersTests
{
    [Fact]
    public void Of_EveryKindOfValue_HasACanonicalForm()
    {
        var parameters = StageParameters.Of(new
        {
            Text = "a",
            Truth = true,
            Whole = 3,
            Big = 1L << 40,
            Seed = 7UL,
            Number = 0.5,
            Choice = MethodName.ZeroShot,
            List = new[] { 1, 2 },
            Nothing = (string?)null,
            Group = new RunSettings { Method = MethodName.Moelora, Experts = 2 },
        });

        Assert.Equal(
            "big=1099511627776 choice='zero-shot' group={'experts': 2, 'method': 'moelora'} list=[1, 2] nothing=null number=0.5 seed=7 text='a' truth=true whole=3",
            string.Join(' ', parameters.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => $"{item.Key}={item.Value}")));
    }

    [Fact]
    public void Of_MapInAnotherOrder_IsTheSame()
    {
        var there = StageParameters.Of(new { Map = new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 } });
        var back = StageParameters.Of(new { Map = new Dictionary<string, int> { ["b"] = 2, ["a"] = 1 } });

        Assert.Equal($"{there["map"]}", $"{back["map"]}");
    }

    [Fact]
    public void Of_WholeNumberAndFraction_Differ() =>
        Assert.NotEqual(StageParameters.Of(new { Value = 1 })["value"], StageParameters.Of(new { Value = 1.0 })["value"]);

    [Fact]
    public void Of_LargeSeeds_Differ() =>
        Assert.NotEqual(StageParameters.Of(new { Seed = ulong.MaxValue })["seed"], StageParameters.Of(new { Seed = ulong.MaxValue - 1 })["seed"]);

    [Fact]
    public void Of_TypeWithoutForm_IsRefused() =>
        Assert.Equal(
            "a parameter of type System.Decimal has no canonical form (Parameter 'value')",
            Assert.Throws<ArgumentException>(() => StageParameters.Of(new { Value = 1m })).Message);
}
