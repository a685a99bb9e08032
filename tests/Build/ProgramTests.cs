namespace CoIN.Build.Tests;

public sealed class ProgramTests
{
    [Fact]
    public async Task RunAsync_UsersMistake_IsOneLineAndExitCode1()
    {
        using var repository = new TestRepository("Table8");

        var code = await Program.RunAsync(["--target=Doktor"], repository.Door(), CancellationToken.None);

        Assert.Equal(1, code);
        Assert.Equal("error: unknown target 'Doktor'; did you mean 'Doctor'?\n", repository.Error);
        Assert.Equal("", repository.Output);
    }

    [Fact]
    public async Task RunAsync_OurBug_IsAStackTraceAndExitCode2()
    {
        using var repository = new TestRepository("Table8");
        var door = new FrontDoor
        {
            RepositoryRoot = repository.Root,
            Output = new ThrowingWriter(),
            Error = repository.Door().Error,
            Host = "here",
            Variable = _ => null,
            Time = TimeProvider.System,
            Started = 0,
        };

        var code = await Program.RunAsync(["--target=Help"], door, CancellationToken.None);

        Assert.Equal(2, code);
        Assert.StartsWith("This is a bug of the pipeline, not a mistake of yours; please report it with the lines below.\n", repository.Error, StringComparison.Ordinal);
        Assert.Contains("HelpTarget.RunAsync", repository.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Interrupted_IsExitCode130()
    {
        using var repository = new TestRepository("Table8");

        var code = await Program.RunAsync(["--target=Doctor"], repository.Door(), new CancellationToken(canceled: true));

        Assert.Equal(130, code);
        Assert.Equal("interrupted; what was finished is kept, run the same command again to go on\n", repository.Error);
    }

    private sealed class ThrowingWriter : StringWriter
    {
        public override void WriteLine(string? value) => throw new NotSupportedException();
    }
}
