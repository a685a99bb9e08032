using System.Diagnostics;
using CoIN.Reporting.Rendering;

namespace CoIN.Reporting.Tests;

public sealed class LatexTests
{
    [LatexFact]
    public void Latex_HostileReport_Compiles()
    {
        var report = SampleReport.Make(@"50 % of $x_1^2$ & ""all"" #1 {braces} \input{/etc/passwd} ~ <b> |");
        var table = TemplateRenderer.Latex(report, Path.Combine(Repository.Templates, "table.tex.hbs"));
        var folder = Directory.CreateTempSubdirectory();
        File.WriteAllText(
            Path.Combine(folder.FullName, "page.tex"),
            $$"""\documentclass{article}\usepackage{booktabs}\usepackage{graphicx}\usepackage[T1]{fontenc}\begin{document}{{table}}\end{document}""");

        var start = new ProcessStartInfo(LatexFactAttribute.Program, ["-interaction=nonstopmode", "-halt-on-error", "page.tex"])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
        };
        using var latex = Process.Start(start)!;
        var log = latex.StandardOutput.ReadToEnd();
        latex.WaitForExit();

        Assert.True(latex.ExitCode == 0, log);
        Assert.True(File.Exists(Path.Combine(folder.FullName, "page.pdf")));
        folder.Delete(recursive: true);
    }
}
