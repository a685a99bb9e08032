using CoIN.Store;
using FsCheck;
using FsCheck.Fluent;

namespace CoIN.Graph.Tests;

public sealed class ParameterValueTests
{
    public static TheoryData<ParameterValue, string> Texts => new()
    {
        { (string?)null, "null" },
        { "it's a\\b\n", @"'it\'s a\\b\n'" },
        { 8, "8" },
        { -8L, "-8" },
        { 1e-4, "0.0001" },
        { 1.0, "1.0" },
        { -0.0, "-0.0" },
        { 1e300, "1E+300" },
        { double.NaN, "NaN" },
        { true, "true" },
        { ParameterValue.List(1, "a", ParameterValue.List()), "[1, 'a', []]" },
        { ParameterValue.Map(new Dictionary<string, ParameterValue> { ["b"] = 1, ["a"] = false }), "{'a': false, 'b': 1}" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void ToString_EachKind_ReadsWell(ParameterValue value, string text) => Assert.Equal(text, value.ToString());

    [Fact]
    public void ToString_AnyTwoValues_DifferExactlyIfTheKeysDo() =>
        Prop.ForAll(Values.ToArbitrary(), Values.ToArbitrary(), (a, b) =>
            (a.ToString() == b.ToString()) == (KeyOf(a) == KeyOf(b)) && a.Equals(b) == (KeyOf(a) == KeyOf(b)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Map_AnyOrderOfEntries_IsOneValue()
    {
        KeyValuePair<string, ParameterValue>[] entries = [new("a", 1), new("b", 2), new("c", 3)];

        Assert.Equal(KeyOf(ParameterValue.Map(entries)), KeyOf(ParameterValue.Map(entries.Reverse())));
    }

    [Fact]
    public void Map_OneNameTwice_IsRefused() =>
        Assert.Throws<ArgumentException>(() => ParameterValue.Map([new("a", 1), new("a", 2)]));

    // Few distinct values, so that equal ones come up often and look-alikes meet.
    private static Gen<ParameterValue> Leaves => Gen.Elements<ParameterValue>(
        (string?)null, "", "1", "a", "a, b", "', '", "null", "true", 0, 1, 1.0, 0.0, -0.0, true, false, double.NaN, 1e300);

    private static Gen<ParameterValue> Values => Gen.Sized(size => OfDepth(Math.Min(size, 3)));

    private static Gen<ParameterValue> OfDepth(int depth) => depth == 0 ? Leaves : Gen.OneOf(
        Leaves,
        OfDepth(depth - 1).ListOf().Select(items => ParameterValue.List(items.Take(3))),
        OfDepth(depth - 1).ListOf().Select(items => ParameterValue.Map(
            items.Take(3).Select((item, i) => KeyValuePair.Create($"n{i}", item)))));

    private static Digest KeyOf(ParameterValue value)
    {
        var key = new KeyWriter();
        value.WriteTo(key);
        return key.ToDigest();
    }
}
