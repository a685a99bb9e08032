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
        var compared = catalogue.Names.Select(catalogue.Read).Where(table => table.Content == TableContent.Experiments);
        Assert.All(compared, table => Assert.True(File.Exists(Repository.Layout.Published(table))));
    }

    [Fact]
    public void Read_Table8_HasThePapersRows()
    {
        var rows = new TableCatalogue(Repository.Layout.Tables).Read("table8").Rows.SelectMany(row => row.Expand());

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

    [Theory]
    [InlineData("  []", "Own.yaml:3: rows: at least one row expected, found none")]
    [InlineData("  - { method: moelora }", "Own.yaml:4: rows[0].experts: a list of numbers expected for the method 'moelora', found nothing")]
    [InlineData("  - { method: moelora, experts: [2, 2] }", "Own.yaml:4: rows[0].experts: 2 stands in the list 2 times")]
    [InlineData("  - { method: moelora, experts: [0] }", "Own.yaml:4: rows[0].experts: at least 1 expected, found 0")]
    [InlineData("  - { method: multi-task, experts: [2] }", "Own.yaml:4: rows[0].experts: nothing expected for the method 'multi-task', which has no experts, found [2]")]
    [InlineData("  - { method: moelroa, experts: [2] }", "Own.yaml:4: rows[0].method: unknown value 'moelroa'; did you mean 'moelora'?")]
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

        var row = Assert.Single(table.Rows.SelectMany(row => row.Expand()));
        Assert.Equal(("Run", "run", MethodName.Moelora, 4), (table.Id, table.Output, row.Method, row.Run.Experts));
    }
}
