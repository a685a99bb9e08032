using CoIN.Benchmark.Audit;
using CoIN.Reporting.Rendering;

namespace CoIN.Reporting.Tests;

public sealed class AuditFilesTests
{
    [Fact]
    public void Write_ThePapers_MatchesTheSnapshots()
    {
        var folder = Directory.CreateTempSubdirectory();
        AuditFiles.Write(PublishedAudit.Run(Path.GetDirectoryName(Repository.Published("x"))!), Repository.Templates, folder.FullName);

        foreach (var extension in new[] { "md", "html", "csv" })
        {
            Snapshot.Matches("audit", extension, File.ReadAllText(Path.Combine(folder.FullName, $"audit.{extension}")));
        }

        folder.Delete(recursive: true);
    }
}
