using CoIN.Benchmark.Audit;

namespace CoIN.Benchmark.Tests;

public sealed class PublishedAuditTests
{
    private static readonly string Folder = Path.GetDirectoryName(Repository.Published("x"))!;
    private static readonly IReadOnlyList<AuditFinding> Findings = PublishedAudit.Run(Folder);

    [Fact]
    public void Run_ThePapers_FindsTheirSlips()
    {
        var problems = Findings.Where(finding => finding.IsProblem).Select(finding => $"{finding.Check}: {finding.Place} {finding.Value} / {finding.OtherPlace} {finding.OtherValue}");

        Assert.Equal(
            [
                "overall: v1 table 4, LLaVA sequential-finetune (instructions=type1;volume=0.2), overall ACC 28.82 / mean of the final line 28.005",
                "overall: v1 table 4, LLaVA sequential-finetune (instructions=type1;volume=0.2), overall BWT -19.89 / mean change, divided by T -20.706",
                "overall: v2 table 5, LLaVA sequential-finetune (order=alphabet), overall BWT -25.90 / mean change, divided by T -25.940",
                "overall: v2 table 7, LLaVA sequential-finetune (volume=0.2), overall BWT -19.89 / mean change, divided by T -20.706",
                "overall: v2 table 12, LLaVA sequential-finetune (rank=256), overall BWT -19.8 / mean change, divided by T -19.926",
                "matrix and table: v1 table 4, LLaVA sequential-finetune (instructions=type1;volume=0.2), final OCR-VQA 45.62 / v1 appendix, truth-alignment slim0.2-type1 52.100",
                "matrix and table: v2 table 7, LLaVA sequential-finetune (volume=0.2), final OCR-VQA 45.62 / v1 appendix, truth-alignment slim0.2-type1 52.100",
                "matrix and matrix: v1 appendix, reasoning-capability slim0.2-type1 36 cells / v1 appendix, reasoning-capability slim0.4-type1 36 equal cells",
            ],
            problems);
    }

    [Fact]
    public void Run_ThePapers_DividesBackwardTransferByTasksEverywhere()
    {
        var agreeing = Findings.Where(finding => finding.Check == "overall" && finding.Place.EndsWith("BWT", StringComparison.Ordinal) && finding.Verdict == "agrees").ToList();

        Assert.Equal(64, agreeing.Count(finding => finding.OtherPlace == "mean change, divided by T"));
        Assert.All(agreeing.Where(finding => finding.OtherPlace != "mean change, divided by T"), finding => Assert.Equal("0.00", finding.Value)); // Nought divided by anything
    }

    [Fact]
    public void Run_ThePapers_RulesOutTheSubsetForScienceQaOnlyAndGrounding()
    {
        var ruledOut = Findings.Where(finding => finding.OtherPlace == "4000 samples" && finding.Verdict != "all figures are possible")
            .Select(finding => finding.Place.Split(", ")[1]).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(["Grounding", "ScienceQA"], ruledOut);
    }

    [Theory]
    [InlineData("ScienceQA", 4241)]
    [InlineData("ImageNet", 4000)]
    [InlineData("GQA", 4000)]
    [InlineData("VizWiz", 4000)]
    [InlineData("VQAv2", 4000)]
    public void Run_AllPrintedAccuraciesOfATask_GiveItsTestSizeAway(string task, int size)
    {
        var smallest = Findings.Single(finding => finding.OtherPlace == "smallest sizes" && finding.Place == $"all tables, {task}");

        Assert.StartsWith($"{size}, ", smallest.OtherValue, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_EveryPrintedAccuracy_SaysWhichSizesItAllows()
    {
        var each = Findings.Where(finding => finding.Check == "accuracy and size").ToList();

        Assert.Equal(each.Count, each.Select(finding => finding.Place).Distinct().Count());
        var first = each.Single(finding => finding.Place == "v1 table 2, LLaVA sequential-finetune (instructions=type1), final ScienceQA");
        Assert.Equal(("21.26", "of 4000, 4241 samples", "4241", "only these allow it"), (first.Value, first.OtherPlace, first.OtherValue, first.Verdict));
    }

    [Fact]
    public void Run_OneCellChanged_IsFound()
    {
        var text = File.ReadAllText(Repository.Published("v2-table08.csv")).Replace(
            "experts=8,final,GQA,37.38", "experts=8,final,GQA,38.37", StringComparison.Ordinal);
        var changed = PublishedTable.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), "v2-table08.csv");
        var matrices = PublishedMatrices.Load(Repository.Published("v1-appendix-matrices.csv"));

        var findings = PublishedAudit.Run([PublishedTable.Load(Repository.Published("v1-table05.csv")), changed], matrices, []);

        Assert.Contains(findings, finding => finding is { IsProblem: true, Check: "quoted twice", Value: "37.38", OtherValue: "38.37" });
        Assert.Contains(findings, finding => finding is { IsProblem: true, Check: "matrix and table", Value: "38.37", OtherValue: "37.380" });
        Assert.Contains(findings, finding => finding is { IsProblem: true, Check: "overall", Value: "-25.91" });
    }
}
