using CoIN.Build.Arguments;
using CoIN.Build.Targets;
using CoIN.Errors;
using FsCheck;
using FsCheck.Fluent;

namespace CoIN.Build.Tests.Arguments;

public sealed class CommandLineTests : IDisposable
{
    private readonly TestRepository _repository = new("Table8", "Table10");

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Parse_Nothing_IsTheDefault()
    {
        var invocation = Parse();

        Assert.Equal("Default", invocation.Target);
        Assert.Empty(invocation.Overrides);
        Assert.False(invocation.Plan || invocation.Json);
        Assert.Equal(("mini", "cpu", null, "cache"), (invocation.Profile, invocation.Device, invocation.Jobs, invocation.Cache));
    }

    [Fact]
    public void Parse_EveryOption_IsRead()
    {
        var invocation = Parse(
            "--target=table8", "--profile=smoke", "--set=a.b=1", "--set=c=x=y", "--device=cuda:1", "--jobs=3", "--cache=/tmp/c", "--plan", "--json");

        Assert.Equal("Table8", invocation.Target);
        Assert.Equal("smoke", invocation.Profile);
        Assert.Equal(["a.b=1", "c=x=y"], invocation.Overrides);
        Assert.Equal(("cuda:1", 3, "/tmp/c"), (invocation.Device, invocation.Jobs, invocation.Cache));
        Assert.True(invocation.Plan);
        Assert.True(invocation.Json);
        Assert.Equal(
            "dotnet cake --target=Table8 --profile=smoke --device=cuda:1 --cache=/tmp/c --set=a.b=1 --set=c=x=y --jobs=3 --plan --json", invocation.ToString());
    }

    [Theory]
    [InlineData("--targte=Test", "unknown option '--targte'; did you mean '--target'?")]
    [InlineData("--PROFIL=x", "unknown option '--PROFIL'; did you mean '--profile'?")]
    [InlineData("--target=Tabel8", "unknown target 'Tabel8'; did you mean 'Table8'?")]
    [InlineData("--target=zzzzzzzz", "unknown target 'zzzzzzzz'; expected one of 'Default', 'Table8', 'Table10', 'All', 'Run', 'Score', 'Audit', 'Data', 'Export', 'Schema', 'Nightly', 'Accept', 'Explain', 'Lineage', 'Diff', 'Status', 'Verify', 'Gc', 'Test', 'Doctor', 'Clean', 'Help'")]
    [InlineData("--profile", "option '--profile': a value is missing; write --profile=NAME|FILE")]
    [InlineData("--jobs=0", "option '--jobs': found '0', expected a whole number of at least 1")]
    [InlineData("--jobs=two", "option '--jobs': found 'two', expected a whole number of at least 1")]
    [InlineData("--jobs=99999999999", "option '--jobs': found '99999999999', expected a whole number of at least 1")]
    [InlineData("--device=gpu", "option '--device': found 'gpu', expected 'cpu', 'cuda' or 'cuda:N', for example 'cuda:1'")]
    [InlineData("--device=cuda:x", "option '--device': found 'cuda:x', expected 'cpu', 'cuda' or 'cuda:N', for example 'cuda:1'")]
    [InlineData("--set=rank", "option '--set': found 'rank', expected KEY=VALUE, for example --set=train.learningRate=1e-4")]
    [InlineData("--set==3", "option '--set': found '=3', expected KEY=VALUE, for example --set=train.learningRate=1e-4")]
    [InlineData("--target=Explain", "option '--stage': target 'Explain' needs it; write --stage=NAME")]
    [InlineData("--target=Table8 --stage=x", "option '--stage': target 'Table8' does not use it; leave it out")]
    [InlineData("--target=Lineage --cell=x", "option '--cell': found 'x', expected TABLE/ROW/TASK or TABLE/ROW/TASK/AFTER, for example Table8/experts=8/GQA")]
    [InlineData("--plan=maybe", "option '--plan': found 'maybe', expected no value")]
    public void Parse_OneMistake_IsNamed(string argument, string expected)
    {
        var mistake = Assert.Throws<PipelineException>(() => Parse(argument.Split(' ')));

        Assert.Equal(expected, mistake.Message);
    }

    [Fact]
    public void Parse_SeveralMistakes_AreNamedTogether()
    {
        var mistake = Assert.Throws<PipelineException>(() => Parse("--plna", "--jobs=-1", "--profile=a", "--profile=b"));

        Assert.Equal(
            "unknown option '--plna'; did you mean '--plan'?\n" +
            "option '--profile': given 2 times, once expected\n" +
            "option '--jobs': found '-1', expected a whole number of at least 1",
            mistake.Message);
    }

    [Fact]
    public void Parse_OptionThatTheTargetIgnores_IsRefused()
    {
        var mistake = Assert.Throws<PipelineException>(() => Parse("--target=Clean", "--cache=x"));

        Assert.Equal("option '--cache': target 'Clean' does not use it; leave it out", mistake.Message);
    }

    [Fact]
    public void Split_NoDashes_IsRefused()
    {
        var mistake = Assert.Throws<PipelineException>(() => CommandLine.Split(["Table8"]));

        Assert.Equal("argument 'Table8': an option such as --target=Table8 expected", mistake.Message);
    }

    [Fact]
    public void Join_AnyValues_AreReadBack()
    {
        var values = Gen.Elements("", "a", "a=b", "a b", "--x", "\"", "$HOME", "1e-4", "ä");
        Prop.ForAll(Gen.NonEmptyListOf(values).ToArbitrary(), list =>
        {
            var written = new Dictionary<string, IReadOnlyList<string>> { ["set"] = [.. list], ["plan"] = [""] };
            var read = CommandLine.Split(CommandLine.Join(written));
            return read["set"].SequenceEqual(list) && read["plan"].SequenceEqual([""]);
        }).QuickCheckThrowOnFailure();
    }

    private Invocation Parse(params string[] arguments) => CommandLine.Parse(CommandLine.Split(arguments), TargetList.Of(_repository.Root));
}
