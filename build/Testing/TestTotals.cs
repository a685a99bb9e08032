using System.Xml.Linq;

namespace CoIN.Build.Testing;

/// <summary>How many tests passed, failed and were left out.</summary>
/// <param name="Passed">Tests that passed.</param>
/// <param name="Failed">Tests that failed, timed out or could not be run.</param>
/// <param name="Skipped">Tests that were left out, each with its reason.</param>
internal sealed record TestTotals(int Passed, int Failed, int Skipped)
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>Adds up the result files (<c>*.trx</c>) of a folder; a missing folder has none.</summary>
    public static TestTotals Read(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.trx", SearchOption.AllDirectories) : [];
        return files.Select(ReadFile).Aggregate(
            new TestTotals(0, 0, 0), (sum, file) => new TestTotals(sum.Passed + file.Passed, sum.Failed + file.Failed, sum.Skipped + file.Skipped));
    }

    /// <summary>Returns the last line of a test run: <c>12 passed, 0 failed</c>, and <c>, 3 skipped</c> if any.</summary>
    public override string ToString() => $"{Passed} passed, {Failed} failed{(Skipped > 0 ? $", {Skipped} skipped" : "")}";

    private static TestTotals ReadFile(string file)
    {
        // <Counters total="5" executed="4" passed="4" failed="0" ... />; the counter notExecuted stays 0 for skipped tests.
        var counters = XDocument.Load(file).Descendants(Trx + "Counters").Single();
        int Count(string name) => (int?)counters.Attribute(name) ?? 0;
        var failed = Count("failed") + Count("error") + Count("timeout") + Count("aborted");
        return new TestTotals(Count("passed"), failed, Count("total") - Count("passed") - failed);
    }
}
