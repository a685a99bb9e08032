using CoIN.Reporting;
using CoIN.Reporting.Rendering;
using CoIN.Reporting.Tests;

namespace CoIN.Browser.Tests;

/// <summary>One page of every kind, from data that tries to break out of it.</summary>
internal static class Pages
{
    private const string Hostile = "<script>document.title='x'</script><img src=http://example.org/x onerror=alert(1)> \"quoted\" & 'single'";

    // One pixel.
    private static readonly byte[] Image = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>Writes the pages to a folder and returns their names.</summary>
    public static IReadOnlyList<string> Write(string folder)
    {
        TableFiles.Write(SampleReport.Uncertain(), Repository.Templates, folder, "table");
        TableFiles.Write(Seeds(), Repository.Templates, folder, "seeds");
        TableFiles.Write(SampleReport.Make(Hostile), Repository.Templates, folder, "hostile");
        TextTableFiles.Write(
            new TextTable(new TextTableDescription { Id = "Table1", Title = Hostile }, ["Task", "Template"], [["GQA", Hostile]]), Repository.Templates, folder, "texts");
        ExampleFiles.Write(
            new ExamplesReport(
                new TextTableDescription { Id = "Figure3", Title = Hostile },
                "Sequential fine-tuning",
                [new Example("GQA", Hostile, Hostile, Hostile, Image, [new ExampleStep("GQA", Hostile, 1, 8), new ExampleStep("OCR-VQA", "no", 0, null)])]),
            Repository.Templates,
            folder,
            "examples");
        Night[] nights =
        [
            .. Enumerable.Range(1, 3).Select(night => new Night(
                new DateTimeOffset(2026, 1, night, 3, 0, 0, TimeSpan.Zero), Hostile, 60, 10, 20, night - 1,
                [new NightFigure("Table8", Hostile, Aspects.TruthAlignment, "MAA", 40 + night), new NightFigure("Table8", Hostile, Aspects.TruthAlignment, "BWT", -20 - night)])),
        ];
        File.WriteAllText(Path.Combine(folder, TrendPage.FileName), TrendPage.Of(nights, "mini", Repository.Templates));
        File.WriteAllText(Path.Combine(folder, IndexPage.FileName), IndexPage.Of(folder, "mini", Repository.Templates));
        return [.. Directory.GetFiles(folder, "*.html").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Runs over several volumes with three seeds each, so that every figure is drawn.</summary>
    public static TableReport Seeds()
    {
        var runs = new[] { 0.1, 0.4, 1.0 }.Select(volume => Run(volume, 0) with { OtherSeeds = [Run(volume, 1), Run(volume, 2)] }).ToList();
        var table = SampleReport.Description("Three volumes of training data") with { Id = "Table7", Number = "7" };
        return TableBuilder.Build(
            table with { Footer = table.Footer with { Seeds = 3 } },
            [.. runs, .. runs.Select(run => run with { Aspect = Aspects.ReasoningCapability })],
            Benchmark.PublishedTable.Empty);
    }

    private static RunResult Run(double volume, int seed)
    {
        var figures = RunFigures.Of(SampleReport.Matrix(70 + (10 * volume) + (((seed * 7) + (volume * 10)) % 3), seed));
        return new RunResult("sequential-finetune", FormattableString.Invariant($"volume={volume:0.0}"), figures, figures);
    }
}
