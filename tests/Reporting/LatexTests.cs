using System.Diagnostics;
using CoIN.Benchmark;
using CoIN.Reporting.Rendering;

namespace CoIN.Reporting.Tests;

public sealed class LatexTests : IDisposable
{
    private const string Hostile = @"50 % of $x_1^2$ & ""all"" #1 {braces} \input{/etc/passwd} ~ <b> |";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [LatexFact]
    public void Latex_HostileReport_Compiles() => AssertCompiles(TemplateRenderer.Latex(SampleReport.Make(Hostile), Template("table")));

    [LatexFact]
    public void Latex_IntervalsAndSideTables_Compile() => AssertCompiles(TemplateRenderer.Latex(SampleReport.Uncertain(), Template("table")));

    [LatexFact]
    public void Latex_SeedsAndMatrices_Compile()
    {
        var matrix = SampleReport.Matrix(70, 0);
        var run = new RunResult("moelora", Hostile, RunFigures.Of(matrix), RunFigures.Of(matrix));
        var seeds = run with { OtherSeeds = [run with { Published = RunFigures.Of(SampleReport.Matrix(71, 0)) }] };
        var report = TableBuilder.Build(SampleReport.Description() with { FullMatrices = true }, [seeds, seeds with { Setting = "experts=2" }], PublishedTable.Empty);

        AssertCompiles(RunFacts.Insert(TemplateRenderer.Latex(report, Template("table")), ".tex", [new("Cost", Hostile)]));
    }

    [LatexFact]
    public void Latex_TableOfTexts_Compiles()
    {
        TextTableFiles.Write(
            new TextTable(new TextTableDescription { Id = "Table1", Title = Hostile, Footnotes = [Hostile] }, ["Task", Hostile], [["GQA", Hostile], ["VizWiz", ""]]),
            Repository.Templates, _folder.FullName, "texts");

        AssertCompiles(File.ReadAllText(Path.Combine(_folder.FullName, "texts.tex")));
    }

    private static string Template(string name) => Path.Combine(Repository.Templates, $"{name}.tex.hbs");

    private void AssertCompiles(string table)
    {
        File.WriteAllText(
            Path.Combine(_folder.FullName, "page.tex"),
            $$"""\documentclass{article}\usepackage{booktabs}\usepackage{graphicx}\usepackage[T1]{fontenc}\begin{document}{{table}}\end{document}""");

        var start = new ProcessStartInfo(LatexFactAttribute.Program, ["-interaction=nonstopmode", "-halt-on-error", "page.tex"])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
        };
        using var latex = Process.Start(start)!;
        var log = latex.StandardOutput.ReadToEnd();
        latex.WaitForExit();

        Assert.True(latex.ExitCode == 0, log);
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "page.pdf")));
    }
}
