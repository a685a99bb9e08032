using CoIN.Build.Testing;

namespace CoIN.Build.Tests.Testing;

public sealed class TestTotalsTests
{
    [Fact]
    public void Read_SeveralFiles_AddsUp()
    {
        using var repository = new TestRepository();
        // The counters as the test platform writes them: skipped tests are in the total and nowhere else.
        Write(repository, "a.trx", """<Counters total="5" executed="4" passed="3" failed="1" error="0" timeout="0" aborted="0" notExecuted="0" />""");
        Write(repository, "b/c.trx", """<Counters total="7" executed="7" passed="7" failed="0" error="0" timeout="0" aborted="0" notExecuted="0" />""");

        var totals = TestTotals.Read(repository.Root);

        Assert.Equal(new TestTotals(10, 1, 1), totals);
        Assert.Equal("10 passed, 1 failed, 1 skipped", totals.ToString());
    }

    [Fact]
    public void Read_NoFolder_IsZero() => Assert.Equal("0 passed, 0 failed", TestTotals.Read("/nowhere/at/all").ToString());

    private static void Write(TestRepository repository, string name, string counters)
    {
        var file = Path.Combine(repository.Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $"""<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><ResultSummary>{counters}</ResultSummary></TestRun>""");
    }
}
