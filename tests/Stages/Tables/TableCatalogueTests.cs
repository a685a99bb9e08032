using CoIN.Benchmark;
using CoIN.Errors;
using CoIN.Stages.Settings;
using CoIN.Stages.Tables;
using CoIN.Stages.Tests.Support;

namespace CoIN.Stages.Tests.Tables;

public sealed class TableCatalogueTests : IDisposable
{
    private const string Table = "id: Own\noutput: own\nrows:\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_OurTables_AreWithoutMistakes()
    {
        var catalogue = new TableCatalogue(Repository.Layout.Tables);

        Assert.Contains("Table8", catalogue.Names);
        Assert.All(catalogue.Names, name => Assert.Equal(name, catalogue.Read(name).Id));
        var experiments = catalogue.Names.Select(catalogue.Read).Where(table => table.Content == TableContent.Experiments);
        Assert.All(experiments, table => Assert.True(File.Exists(Repository.Layout.Published(table) ?? Repository.Layout.Matrices(table))));
    }

    [Theory]
    [InlineData("Table2", 9)]
    [InlineData("Table3", 9)]
    [InlineData("Table5", 2)]
    [InlineData("Table6", 3)]
    [InlineData("Table7", 6)]
    [InlineData("Table8", 5)]
    [InlineData("Table9", 4)]
    [InlineData("Table10", 2)]
    [InlineData("Table11", 2)]
    [InlineData("Table12", 3)]
    [InlineData("Table13", 2)]
    [InlineData("Table14", 3)]
    [InlineData("V1.Table2", 8)]
    [InlineData("V1.Table3", 8)]
    [InlineData("V1.Table4", 12)]
    [InlineData("V1.Table5", 4)]
    [InlineData("V1.Table6", 4)]
    public void Expand_TableOfThePaper_HasThePapersRowsInTheirOrder(string name, int count)
    {
        var table = new TableCatalogue(Repository.Layout.Tables).Read(name);
        var published = PublishedTable.Load(Repository.Layout.Published(table)!).Figures
            .Where(figure => (table.Aspects.Count == 0 || table.Aspects.Contains(figure.Aspect)))
            .Select(figure => $"{figure.Mllm} {figure.Method} {figure.Setting}").Distinct();

        var profile = ProfileFiles.Read(Repository.Layout, "mini", []);
        var rows = table.Expand().Select(row => $"{ModelConfigs.PrintedName(row.Variation.Apply(profile).Model)} {KebabCase.Of(row.Method)} {row.Setting}").ToList();

        Assert.Equal(published, rows);
        Assert.Equal(count, rows.Count);
    }

    [Fact]
    public void Expand_AllTables_ShareTheRunsThatAreTheSame()
    {
        var catalogue = new TableCatalogue(Repository.Layout.Tables);
        var profile = ProfileFiles.Read(Repository.Layout, "mini", []);

        var names = catalogue.Names.Select(catalogue.Read)
            .SelectMany(table => table.Expand().Select(row => Experiment.Of(row, table.Id, profile).Name)).ToList();

        Assert.Equal(
            ["ewc-volume-0.4", "lwf-volume-0.4", "moelora-2", "moelora-4", "moelora-8", "moelora-8-volume-0.4", "multi-task", "multi-task-set-model.family=minigpt-v2",
            "multi-task-set-model.family=qwen-vl", "sequential-finetune",
            "sequential-finetune-instructions-10type", "sequential-finetune-instructions-diverse", "sequential-finetune-order-alphabet",
            "sequential-finetune-set-model.family=minigpt-v2", "sequential-finetune-set-model.family=qwen-vl", "sequential-finetune-set-model.size=large",
            "sequential-finetune-volume-0.1", "sequential-finetune-volume-0.2", "sequential-finetune-volume-0.4", "sequential-finetune-volume-0.4-rank-24",
            "sequential-finetune-volume-0.4-rank-32", "sequential-finetune-volume-0.6", "sequential-finetune-volume-0.8", "zero-shot",
            "zero-shot-set-model.family=minigpt-v2", "zero-shot-set-model.family=qwen-vl"],
            names.Where(name => !name.Contains("-type", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(108, names.Count);
        Assert.Equal(46, names.Distinct().Count());
    }

    [Fact]
    public void Expand_TwoLists_IsEveryCombination()
    {
        var path = _folder.Write("Own.yaml", "id: Own\noutput: own\nvaries: [rank, experts]\nrows:\n  - { method: moelora, experts: [2, 4], rank: [8, 16] }\n");

        var table = new TableCatalogue(Path.GetDirectoryName(path)!).Read("Own");

        Assert.Equal(["rank=8;experts=2", "rank=16;experts=2", "rank=8;experts=4", "rank=16;experts=4"], table.Expand().Select(row => row.Setting));
    }

    [Fact]
    public void Read_Table8_HasThePapersRows()
    {
        var rows = new TableCatalogue(Repository.Layout.Tables).Read("table8").Expand();

        Assert.Equal(
            ["MultiTask experts=1 multi-task", "Moelora experts=1 sequential-finetune", "Moelora experts=2 moelora-2", "Moelora experts=4 moelora-4", "Moelora experts=8 moelora-8"],
            rows.Select(row => $"{row.Method} {row.Setting} {Experiment.Of(row.Run).Name}"));
    }

    [Fact]
    public void Read_Unknown_NamesTheNearest()
    {
        _folder.Write("Own.yaml", Table + "  - method: zero-shot\n");

        Assert.Equal("unknown table 'Onw'; did you mean 'Own'?", Assert.Throws<PipelineException>(() => new TableCatalogue(_folder.Path).Read("Onw")).Message);
    }

    [Fact]
    public void Read_IdIsNotTheFilesName_IsRefused()
    {
        var path = _folder.Write("Other.yaml", Table + "  - method: zero-shot\n");

        Assert.Equal(
            $"{path}: id: 'Other' expected, which is the file's name, found 'Own'",
            Assert.Throws<PipelineException>(() => new TableCatalogue(_folder.Path).Read("Other")).Message);
    }

    [Fact]
    public void Read_OutputOfAnotherTable_IsRefused()
    {
        _folder.Write("Own.yaml", Table + "  - method: zero-shot\n");
        var path = _folder.Write("Copy.yaml", Table.Replace("Own", "Copy", StringComparison.Ordinal) + "  - method: zero-shot\n");

        Assert.Equal(
            $"{path}: output: 'own' is also that of 'Own'; each table's report needs a name of its own",
            Assert.Throws<PipelineException>(() => new TableCatalogue(_folder.Path).Read("Copy")).Message);
    }

    [Theory]
    [InlineData("  []", "Own.yaml:3: rows: at least one row expected, found none")]
    [InlineData("  - { method: moelora }", "Own.yaml:4: rows[0].experts: a list of numbers expected for the method 'moelora', found nothing")]
    [InlineData("  - { method: moelora, experts: [2, 2] }", "Own.yaml:4: rows[0].experts: 2 stands in the list 2 times")]
    [InlineData("  - { method: moelora, experts: [0] }", "Own.yaml:4: rows[0].experts: at least 1 expected, found 0")]
    [InlineData("  - { method: multi-task, experts: [2] }", "Own.yaml:4: rows[0].experts: nothing expected for the method 'multi-task', which has no experts, found [2]")]
    [InlineData("  - { method: moelroa, experts: [2] }", "Own.yaml:4: rows[0].method: unknown value 'moelroa'; did you mean 'moelora'?")]
    [InlineData("  - { method: ewc, experts: [2] }", "Own.yaml:4: rows[0].experts: nothing expected for the method 'ewc', which has no experts, found [2]")]
    [InlineData("  - { method: multi-task, order: [alphabet] }", "Own.yaml:4: rows[0].order: nothing expected for the method 'multi-task', which does not learn one task after the other, found [alphabet]")]
    [InlineData("  - { method: zero-shot, rank: [8] }", "Own.yaml:4: rows[0].rank: nothing expected for the method 'zero-shot', which trains nothing")]
    [InlineData("  - { volume: [2] }", "Own.yaml:4: rows[0].volume: 0.001 to 1 expected, found 2")]
    [InlineData("  - { instructions: [diverze] }", "Own.yaml:4: rows[0].instructions: unknown value 'diverze'; did you mean 'diverse'?")]
    [InlineData("  - { method: ewx }", "Own.yaml:4: rows[0].method: unknown value 'ewx'; did you mean 'ewc'?")]
    public void Read_Mistake_IsNamedWithFileAndLine(string rows, string expected)
    {
        _folder.Write("Own.yaml", Table + rows);

        Assert.Equal(expected, Assert.Throws<PipelineException>(() => new TableCatalogue(_folder.Path).Read("Own")).Message);
    }

    [Fact]
    public void Published_FileThatIsNotThere_NamesTheNearest()
    {
        var table = new TableSpec { Id = "Own", Published = "v2-table8.csv" };

        Assert.Equal(
            "table 'Own': published: there is no 'v2-table8.csv' in reports/published; did you mean 'v2-table08.csv'?",
            Assert.Throws<PipelineException>(() => Repository.Layout.Published(table)).Message);
    }

    [Fact]
    public void SingleRun_Profile_IsATableOfOneRow()
    {
        var table = SingleRunTable.Of(new Profile { Run = new RunSettings { Method = MethodName.Moelora, Experts = 4 } });

        var row = Assert.Single(table.Expand());
        Assert.Equal(("Run", "run", MethodName.Moelora, 4), (table.Id, table.Output, row.Method, row.Run.Experts));
    }
}
