using CoIN.EndToEnd.Tests.Support;

namespace CoIN.EndToEnd.Tests;

/// <summary>The audit of the published figures as a target.</summary>
public sealed class AuditTests : IDisposable
{
    private readonly TestRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Audit_ThePapers_WritesThreeReports()
    {
        var (code, printed) = await _repository.CommandAsync("--target=Audit");

        Assert.Equal(0, code);
        Assert.Matches(@"\Awrote reports/out/audit.md\nwrote reports/out/audit.html\nwrote reports/out/audit.csv\nAudit: \d+ comparisons, 8 that cannot both be right\n\z", printed);
        Assert.StartsWith("check,place,value,other_place,other_value,difference,verdict,problem\n", await File.ReadAllTextAsync(_repository.PathOf("reports/out/audit.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_FigureThatIsNone_NamesTheLine()
    {
        _repository.Edit("reports/published/v2-table08.csv", "experts=8,final,GQA,37.38", "experts=8,final,GQA,37.3B");

        var (code, printed) = await _repository.CommandAsync("--target=Audit");

        Assert.Equal(1, code);
        Assert.Matches(@"\Aerror: v2-table08.csv:\d+: value '37.3B' is not a decimal number\n\z", printed);
    }
}
