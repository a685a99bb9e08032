namespace CoIN.Reporting.Tests;

/// <summary>Compares a text with the accepted one in <c>Snapshots/NAME.verified.EXT</c>. On a difference the new text stays beside it as <c>.received.</c>, to look at and accept by renaming.</summary>
internal static class Snapshot
{
    public static void Matches(string name, string extension, string actual)
    {
        var folder = Path.Combine(Repository.Tests, "Snapshots");
        var verified = Path.Combine(folder, $"{name}.verified.{extension}");
        var received = Path.Combine(folder, $"{name}.received.{extension}");
        var expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        if (expected == actual)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(received, actual);
        Assert.Fail($"{Path.GetFileName(verified)} differs; compare with {received} and rename that if it is right");
    }
}
