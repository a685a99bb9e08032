using System.Globalization;
using System.Text;
using CoIN.Benchmark.Audit;
using CoIN.Errors;
using CsvHelper;

namespace CoIN.Reporting.Rendering;

/// <summary>Writes the audit of the published figures.</summary>
public static class AuditFiles
{
    private const string Name = "audit";

    private static readonly string[] Columns = ["check", "place", "value", "other_place", "other_value", "difference", "verdict", "problem"];
    private static readonly string[] Endings = [".md", ".html", ".csv"];
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes <c>audit.md</c> and <c>audit.html</c> (the problems, and how much was compared), and <c>audit.csv</c> (every comparison).</summary>
    /// <param name="findings">All findings, in the order of printing.</param>
    /// <param name="templatesFolder">Holds <c>audit.md.hbs</c> and <c>audit.html.hbs</c>.</param>
    /// <param name="outputFolder">An existing folder.</param>
    /// <returns>The files that were written.</returns>
    /// <exception cref="PipelineException">A template cannot be read or has a mistake.</exception>
    public static IReadOnlyList<string> Write(IReadOnlyList<AuditFinding> findings, string templatesFolder, string outputFolder)
    {
        foreach (var ending in Endings[..2])
        {
            var text = Template.Fill(Path.Combine(templatesFolder, $"{Name}{ending}.hbs"), AuditView.Of(findings), Template.EncoderFor(ending));
            File.WriteAllText(Path.Combine(outputFolder, Name + ending), text, Utf8);
        }

        File.WriteAllText(Path.Combine(outputFolder, $"{Name}.csv"), Csv(findings), Utf8);
        return [.. Endings.Select(ending => Path.Combine(outputFolder, Name + ending))];
    }

    /// <summary>Returns every comparison as CSV, LF line ends.</summary>
    /// <param name="findings">All findings, in the order of printing.</param>
    public static string Csv(IReadOnlyList<AuditFinding> findings)
    {
        var text = new StringWriter();
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true))
        {
            csv.WriteRecord(Columns);
            foreach (var finding in findings)
            {
                csv.WriteRecord(
                [
                    finding.Check, finding.Place, finding.Value, finding.OtherPlace, finding.OtherValue,
                    finding.Difference?.ToString("0.000", CultureInfo.InvariantCulture) ?? "", finding.Verdict, finding.IsProblem ? "yes" : "no",
                ]);
            }
        }

        return text.ToString();
    }
}
