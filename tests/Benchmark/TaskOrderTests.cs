using CoIN.Errors;
using FsCheck;
using FsCheck.Fluent;

namespace CoIN.Benchmark.Tests;

public sealed class TaskOrderTests
{
    private static readonly LearningTask Own = new("easy-vqa", "own", "exact", 8);

    [Fact]
    public void Alphabetical_Always_IsTheOrderThatWasTrained() =>
        Assert.Equal(["GQA", "ImageNet", "OCR-VQA", "Grounding", "ScienceQA", "TextVQA", "VizWiz", "VQAv2"], TaskOrder.Alphabetical.Names);

    [Fact]
    public void Parse_NamedOrderWithOtherTasks_KeepsItsTasksAndPutsOwnOnesLast()
    {
        LearningTask[] tasks = [Own, LearningTask.BuiltIn[5], LearningTask.BuiltIn[3]];

        Assert.Equal(["GQA", "Grounding", "easy-vqa"], TaskOrder.Parse("random", tasks).Names);
    }

    [Fact]
    public void Parse_List_KeepsItsOrder() =>
        Assert.Equal(["Grounding", "GQA"], TaskOrder.Parse(" Grounding , GQA", [LearningTask.BuiltIn[3], LearningTask.BuiltIn[5]]).Names);

    [Theory]
    [InlineData("GQA", "task order: 'Grounding' not named; name every task of the run once, or take the task out of the run")]
    [InlineData("GQA,Grounding,GQA", "task order: 'GQA' stands 2 times; name every task once")]
    [InlineData("GQA,Groundin", "task order: 'Groundin' is not a task of the run; did you mean 'Grounding'?")]
    [InlineData("alphabetic", "task order: 'alphabetic' is not a task of the run; did you mean 'alphabet'?")]
    public void Parse_ListThatMissesOrRepeats_Refuses(string text, string message) =>
        Assert.Equal(message, Assert.Throws<PipelineException>(() => TaskOrder.Parse(text, [LearningTask.BuiltIn[3], LearningTask.BuiltIn[5]])).Message);

    [Fact]
    public void Parse_AnyPermutation_ReadsBackAsItself() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var names = LearningTask.BuiltIn.Select(task => task.Name).ToArray();
            new SeededRandom(unchecked((ulong)seed)).Shuffle(names);
            var order = TaskOrder.Parse(string.Join(",", names), LearningTask.BuiltIn);
            return order.Names.SequenceEqual(names) && TaskOrder.Parse(order.ToString(), LearningTask.BuiltIn).Names.SequenceEqual(names);
        }));
}
