using CoIN.Errors;
using CoIN.Judging.Tests.Support;

namespace CoIN.Judging.Tests;

public sealed class RubricTests
{
    [Fact]
    public void Load_OurRubric_IsWhole()
    {
        var rubric = Rubric.Load(Folders.Repository("stages", "rubrics", "reasoning-capability.txt"));

        Assert.Equal("reasoning capability, version 1", rubric.Title);
        Assert.Contains("from 0 to 10", rubric.Rule, StringComparison.Ordinal);
        Assert.Contains("x1, y1, x2, y2", rubric.BoxRule, StringComparison.Ordinal);
        Assert.DoesNotContain("#", rubric.System + rubric.Rule + rubric.BoxRule, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[system]\na\n[rule]\nb\n[rule for boxes]\nc\n", "rubric r.txt: a line 'title: ...' was expected")]
    [InlineData("title: t\n[system]\na\n[rule]\n\n", "rubric r.txt: no text was found in [rule], [rule for boxes]")]
    [InlineData("title: t\nhello\n", "rubric r.txt:2: 'hello' stands before the first section; 'title: ...' or one of [system], [rule], [rule for boxes] was expected")]
    public void Load_IncompleteFile_SaysWhatIsMissing(string text, string message)
    {
        using var folder = new Folders();
        var path = folder.Write("r.txt", text);

        Assert.Equal(message, Assert.Throws<PipelineException>(() => Rubric.Load(path)).Message);
    }
}
