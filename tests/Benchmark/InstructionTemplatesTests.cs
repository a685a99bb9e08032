using System.Text;
using CoIN.Errors;
using FsCheck;
using FsCheck.Fluent;

namespace CoIN.Benchmark.Tests;

public sealed class InstructionTemplatesTests
{
    private static readonly int[] TenTypeDraws = [0, 1, 2, 10, 10];

    private static readonly Gen<(string Task, string Variant, string Record, ulong Seed, string Content)> Cases =
        from task in Gen.Elements(LearningTask.BuiltIn.Select(known => known.Name))
        from variant in Gen.Elements<string>(InstructionTemplates.Variants)
        from record in ArbMap.Default.GeneratorFor<NonNull<string>>()
        from seed in ArbMap.Default.GeneratorFor<ulong>()
        from content in ArbMap.Default.GeneratorFor<NonNull<string>>()
        select (task, variant, record.Get, seed, content.Get);

    private static readonly InstructionTemplates Templates = InstructionTemplates.Load(Repository.Published("templates.csv"));

    [Theory]
    [InlineData("ScienceQA", "Which?\nA. x", "Which?\nA. x\nAnswer with the option's letter from the given choices directly.")]
    [InlineData("TextVQA", "What does it say?", "What does it say?\nAnswer the question using a single word or phrase.")]
    [InlineData("ImageNet", "", "What is the object in the image?\nAnswer the question using a single word or phrase.")]
    [InlineData("Grounding", "red <description> {x}", "Please provide the bounding box coordinate of the region this sentence describes: red <description> {x}")]
    public void For_Original_IsTheTextOfTheData(string task, string content, string expected)
    {
        Assert.Equal(expected, Templates.For(task, "original", "1", 0, content));
        Assert.Equal(expected, Templates.For(task, "type1", "1", 0, content));
    }

    [Theory]
    [InlineData("ImageNet", "type2", "What is the object in the image?\nExpress your answer in a single word or a short, descriptive phrase.")]
    [InlineData("OCR-VQA", "diverse", "q\nCondense your answer for each question into a single word or concise phrase.")]
    [InlineData("OCR-VQA", "type2", "q\nCondense your answer into a single word or concise phrase.")]
    public void For_OtherVariants_FollowTheirTable(string task, string variant, string expected) =>
        Assert.Equal(expected, Templates.For(task, variant, "1", 0, "q"));

    [Fact]
    public void Instruction_TenType_DrawsAllElevenByRecordAndSeed()
    {
        var drawn = Enumerable.Range(0, 400).Select(id => Templates.Instruction("GQA", "10type", $"{id}", 5)).ToList();

        Assert.Equal(11, drawn.Distinct().Count());
        Assert.Equal(drawn, Enumerable.Range(0, 400).Select(id => Templates.Instruction("GQA", "10type", $"{id}", 5)));
        Assert.NotEqual(drawn, Enumerable.Range(0, 400).Select(id => Templates.Instruction("GQA", "10type", $"{id}", 6)));
    }

    [Fact]
    public void Instruction_TenType_IsTheSameForEver() => Assert.Equal(
        TenTypeDraws, Enumerable.Range(0, 5).Select(id => Templates.Choices("GQA", "10type").ToList().IndexOf(Templates.Instruction("GQA", "10type", $"{id}", 42))));

    [Fact]
    public void Instruction_AnyRecord_IsOneOfItsVariants() => Check.QuickThrowOnFailure(Prop.ForAll(
        Arb.From(Cases), asked =>
            Templates.Choices(asked.Task, asked.Variant).Contains(Templates.Instruction(asked.Task, asked.Variant, asked.Record, asked.Seed))
            && Templates.Choices(asked.Task, asked.Variant).Count == (asked.Variant == "10type" ? 11 : 1)));

    [Fact]
    public void For_AnyQuestion_KeepsItAsItIsAndItsInstructionWhole() => Check.QuickThrowOnFailure(Prop.ForAll(
        Arb.From(Cases), asked =>
        {
            var instruction = Templates.Instruction(asked.Task, asked.Variant, asked.Record, asked.Seed);
            var question = Templates.For(asked.Task, asked.Variant, asked.Record, asked.Seed, asked.Content);
            return asked.Task switch
            {
                "ImageNet" => question == instruction,
                "Grounding" => question == instruction[..^InstructionTemplates.DescriptionMark.Length] + asked.Content,
                _ => question == $"{asked.Content}\n{instruction}",
            };
        }));

    [Fact]
    public void Instruction_TenTypeOfOcrVqa_NeverAsksForALetter() =>
        Assert.DoesNotContain(
            Enumerable.Range(0, 200).Select(id => Templates.Instruction("OCR-VQA", "10type", $"{id}", 5)),
            text => text.Contains("option", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Instruction_UnknownVariant_ListsTheKnown()
    {
        var failure = Assert.Throws<PipelineException>(() => Templates.Instruction("GQA", "origin", "1", 0));

        Assert.Equal("instruction templates: no variant 'origin'; did you mean 'original'?", failure.Message);
    }

    [Fact]
    public void Load_RowOfAnUnknownVariant_NamesTheLine()
    {
        var text = "task,variant,index,template,paper,note\nGQA,orignal,1,Answer,v2,\n";

        var failure = Assert.Throws<PipelineException>(() => InstructionTemplates.Load(new MemoryStream(Encoding.UTF8.GetBytes(text)), "t.csv"));

        Assert.Equal("t.csv:2: instruction templates: no variant 'orignal'; did you mean 'original'?", failure.Message);
    }

    [Fact]
    public void Load_MissingTask_NamesIt()
    {
        var text = "task,variant,index,template,paper,note\nGQA,original,1,Answer,v2,\n";

        var failure = Assert.Throws<PipelineException>(() => InstructionTemplates.Load(new MemoryStream(Encoding.UTF8.GetBytes(text)), "t.csv"));

        Assert.Equal("t.csv: 'ScienceQA' has no template of variant 'original'; add a row", failure.Message);
    }
}
