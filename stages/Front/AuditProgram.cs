using CoIN.Benchmark.Audit;
using CoIN.Errors;
using CoIN.Reporting.Rendering;

namespace CoIN.Stages.Front;

/// <summary>Audits the published figures and writes the reports.</summary>
public static class AuditProgram
{
    /// <summary>Reads <c>reports/published</c> and writes <c>reports/out/audit.{md,html,csv}</c>.</summary>
    /// <param name="repositoryRoot">Full path of the repository.</param>
    /// <returns>The files, how many comparisons were made, and how many of them cannot both be right.</returns>
    /// <exception cref="PipelineException">A published file is missing or malformed, or a report cannot be written.</exception>
    public static (IReadOnlyList<string> Files, int Comparisons, int Problems) Run(string repositoryRoot)
    {
        var layout = new RepositoryLayout(repositoryRoot);
        var findings = PublishedAudit.Run(layout.PublishedFigures);
        try
        {
            Directory.CreateDirectory(layout.Reports);
            var files = AuditFiles.Write(findings, layout.ReportTemplates, layout.Reports);
            return (files, findings.Count, findings.Count(finding => finding.IsProblem));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException($"the audit cannot be written to '{layout.Reports}': {problem.Message}", problem);
        }
    }
}
