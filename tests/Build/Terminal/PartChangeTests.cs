using CoIN.Build.Terminal;
using CoIN.Graph;

namespace CoIN.Build.Tests.Terminal;

public sealed class PartChangeTests
{
    private const string Options = "{'epochs': 1, 'learningRate': 0.001, 'name': 'it\\'s, {a: b', 'perTask': {'GQA': [1, 2]}}";

    [Theory]
    [InlineData("{'epochs': 1, 'learningRate': 0.0001, 'name': 'it\\'s, {a: b', 'perTask': {'GQA': [1, 2]}}", "parameter 'options.learningRate' changed from 0.001 to 0.0001")]
    [InlineData("{'epochs': 2, 'learningRate': 0.0001, 'name': 'it\\'s, {a: b', 'perTask': {'GQA': [1, 3]}}", "parameter 'options.epochs' changed from 1 to 2, and 2 more")]
    [InlineData("{'epochs': 1, 'learningRate': 0.001, 'name': 'it\\'s, {a: c', 'perTask': {'GQA': [1, 2]}}", "parameter 'options.name' changed from 'it\\'s, {a: b' to 'it\\'s, {a: c'")]
    [InlineData("{'epochs': 1, 'learningRate': 0.001, 'name': 'it\\'s, {a: b', 'perTask': {'GQA': [1, 3]}}", "parameter 'options.perTask.GQA' changed from [1, 2] to [1, 3]")]
    [InlineData("{'epochs': 1, 'learningRate': 0.001, 'name': 'it\\'s, {a: b', 'perTask': {}}", "parameter 'options.perTask.GQA' is gone: it was [1, 2]")]
    [InlineData("{'epochs': 1, 'learningRate': 0.001, 'more': null, 'name': 'it\\'s, {a: b', 'perTask': {'GQA': [1, 2]}}", "parameter 'options.more' is new: null")]
    [InlineData("null", "as the graph says it")]
    public void Text_ParameterWithMembers_NamesTheFirstThatDiffers(string now, string expected) =>
        Assert.Equal(expected, PartChange.Text(new MissReason(MissCause.KeyChanged, "as the graph says it", "parameter 'options'", Options, now)));

    [Fact]
    public void Text_NoPart_IsTheGraphs() =>
        Assert.Equal("has not been made before", PartChange.Text(new MissReason(MissCause.NoRecord, "has not been made before")));

    [Fact]
    public void Of_PartWithoutMembers_IsThePart() =>
        Assert.Equal([new PartChange("code", "sha256:ab", "sha256:cd")], PartChange.Of("code", "sha256:ab", "sha256:cd"));
}
