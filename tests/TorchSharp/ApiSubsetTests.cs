namespace CoIN.TorchSharp.Tests;

/// <summary>Model code must compile against this assembly and against the TorchSharp packages: everything public here exists there.</summary>
public class ApiSubsetTests
{
    [Fact]
    public void PublicMembers_OfTheTorchSharpNamespaces_ExistInTorchSharp()
    {
        var known = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "torchsharp-0.107-api.txt")).ToHashSet();
        var bases = known.Select(BaseOf).OfType<string>().ToHashSet();

        var unknown = ApiText.Lines(typeof(global::TorchSharp.torch).Assembly, "TorchSharp")
            .Where(line => !known.Contains(line) && !(BaseOf(line) is { } type && bases.Contains(type)));

        var text = string.Join(Environment.NewLine, unknown);
        Assert.True(text.Length == 0, text);
    }

    // A class may leave out a class between itself and a more general one, but not be of another kind.
    private static string? BaseOf(string line)
    {
        var at = line.IndexOf("class : ", StringComparison.Ordinal);
        return at < 0 ? null : line[..(at + "class".Length)];
    }
}
