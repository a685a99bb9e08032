using CoIN.Benchmark;
using CoIN.Errors;
using CoIN.Reporting.Rendering;

namespace CoIN.Reporting.Tests;

public sealed class RenderingTests
{
    private const string Hostile = "<script>alert(1)</script> | `x` [a](javascript:b) \\input{/etc/passwd} $1_{2}$ & \"quoted\" %\nnew line";

    private static string Template(string ending) => Path.Combine(Repository.Templates, $"table.{ending}.hbs");

    [Fact]
    public void Markdown_SampleReport_MatchesTheSnapshot() => Snapshot.Matches("sample", "md", TemplateRenderer.Markdown(SampleReport.Make(), Template("md")));

    [Fact]
    public void Html_SampleReport_MatchesTheSnapshot() => Snapshot.Matches("sample", "html", TemplateRenderer.Html(SampleReport.Make(), Template("html")));

    [Fact]
    public void Latex_SampleReport_MatchesTheSnapshot() => Snapshot.Matches("sample", "tex", TemplateRenderer.Latex(SampleReport.Make(), Template("tex")));

    [Theory]
    [InlineData("md")]
    [InlineData("html")]
    [InlineData("tex")]
    public void Render_BothAspectsAndUncertainty_MatchesTheSnapshot(string ending)
    {
        var report = SampleReport.Uncertain();

        var text = ending switch
        {
            "md" => TemplateRenderer.Markdown(report, Template(ending)),
            "html" => TemplateRenderer.Html(report, Template(ending)),
            _ => TemplateRenderer.Latex(report, Template(ending)),
        };

        Snapshot.Matches("uncertain", ending, text);
    }

    [Fact]
    public void Csv_SampleReport_MatchesTheSnapshot() => Snapshot.Matches("sample", "csv", CsvRenderer.Render(SampleReport.Make()));

    [Fact]
    public void Json_SampleReport_MatchesTheSnapshot() => Snapshot.Matches("sample", "json", JsonRenderer.Render(SampleReport.Make()));

    [Fact]
    public void Csv_AnyReport_ReadsBackAsAPublishedTable()
    {
        var csv = CsvRenderer.Render(SampleReport.Make(Hostile));

        var table = PublishedTable.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv)), "ours.csv");

        Assert.Equal("80.00", table.Find("truth-alignment", "LLaVA", "moelora", "experts=1", "immediate", "ScienceQA")!.Printed);
        Assert.StartsWith("paper,table,aspect,mllm,method,setting,row,task,value,note\n", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_HostileTitle_IsShownAndNotRun()
    {
        var html = TemplateRenderer.Html(SampleReport.Make(Hostile), Template("html"));

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_HostileTaskName_IsEscapedInTheFiguresToo()
    {
        var tasks = new[] { "<script>", "b\"onload=\"x" };
        var matrix = AccuracyMatrix.Of(tasks, [(tasks[0], tasks[0], 50), (tasks[1], tasks[0], 40), (tasks[1], tasks[1], 60)]);
        var run = new RunResult("<b>", "a=<i>", RunFigures.Of(matrix), RunFigures.Of(matrix));
        var report = TableBuilder.Build(SampleReport.Description() with { Tasks = tasks }, [run], PublishedTable.Empty);

        var html = TemplateRenderer.Html(report, Template("html"));

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\"onload=\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_HostileTitle_StaysOneLineOfText()
    {
        var markdown = TemplateRenderer.Markdown(SampleReport.Make(Hostile), Template("md"));

        Assert.StartsWith(
            "# &lt;script&gt;alert(1)&lt;/script&gt; \\| \\`x\\` \\[a\\](javascript:b) \\\\input{/etc/passwd} \\$1\\_{2}\\$ &amp; \"quoted\" % new line\n",
            markdown,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Latex_HostileTitle_RunsNoCommand()
    {
        var latex = TemplateRenderer.Latex(SampleReport.Make(Hostile), Template("tex"));

        Assert.Contains(@"\textbackslash{}input\{/etc/passwd\} \$1\_\{2\}\$ \&", latex, StringComparison.Ordinal);
        Assert.DoesNotContain(@"\input{", latex, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_TemplateNamesAnUnknownValue_SaysSo()
    {
        var folder = Directory.CreateTempSubdirectory();
        var template = Path.Combine(folder.FullName, "table.html.hbs");
        File.WriteAllText(template, "<h1>{{titel}}</h1>");

        var failure = Assert.Throws<PipelineException>(() => TemplateRenderer.Html(SampleReport.Make(), template));

        Assert.Equal("table.html.hbs: titel is undefined; correct the template", failure.Message);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes()
    {
        var folder = Directory.CreateTempSubdirectory();
        TableFiles.Write(SampleReport.Make(), Repository.Templates, folder.FullName, "a");
        TableFiles.Write(SampleReport.Make(), Repository.Templates, folder.FullName, "b");

        foreach (var ending in TableFiles.Endings)
        {
            var first = File.ReadAllBytes(Path.Combine(folder.FullName, "a" + ending));
            Assert.Equal(first, File.ReadAllBytes(Path.Combine(folder.FullName, "b" + ending)));
            Assert.DoesNotContain((byte)'\r', first);
        }

        folder.Delete(recursive: true);
    }
}
