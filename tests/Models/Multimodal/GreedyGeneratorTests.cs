using CoIN.Models.Multimodal;
using CoIN.Models.Prompts;
using static TorchSharp.torch;

namespace CoIN.Models.Tests.Multimodal;

public sealed class GreedyGeneratorTests : IDisposable
{
    private const int Never = -1;
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Generate_QuestionsOfDifferentLengths_MatchesDecodingWithoutCacheOneByOne()
    {
        var generator = new GreedyGenerator(Parity.Model(), Never);
        var cases = Parity.Expected.GetProperty("answers").EnumerateArray().ToList();

        var answers = generator.Generate([.. cases.Select(item => Question(Parity.Integers(item.GetProperty("prompt"))))], null, 6);

        Assert.Equal(cases.Select(item => Parity.Integers(item.GetProperty("ids"))), answers.Select(answer => answer.ToArray()));
    }

    [Fact]
    public void Generate_AnyBatchSizeWithImages_GivesTheSameAnswers()
    {
        var model = Parity.Model();
        var features = model.EncodeImages(FormulaWeights.Values("many", 40, 3, 8, 8)).detach();
        var questions = Enumerable.Range(0, 40).Select(index => Question([1, .. Enumerable.Range(3, index % 7), -200, .. Enumerable.Range(10, index * 5 % 11)])).ToList();
        var endId = new GreedyGenerator(model, Never).Generate(questions, features, 8)[0][3];
        var generator = new GreedyGenerator(model, endId);

        var together = generator.Generate(questions, features, 8);
        var alone = questions.Select((question, index) => generator.Generate([question], features.narrow(0, index, 1), 8)[0]);

        Assert.Equal(alone, together);
        Assert.Contains(together, answer => answer.Count < 8);
    }

    [Fact]
    public void Generate_EndMarkFirst_GivesAnEmptyAnswer()
    {
        var model = Parity.Model();
        var question = Question([1, 5, 6]);
        var first = new GreedyGenerator(model, Never).Generate([question], null, 1)[0][0];

        var answers = new GreedyGenerator(model, first).Generate([question], null, 6);

        Assert.Empty(Assert.Single(answers));
    }

    [Fact]
    public void Generate_SequenceReachesTheMaximumLength_Stops()
    {
        var question = Question([.. Enumerable.Range(0, 60).Select(index => 1 + (index % 20))]);

        var answers = new GreedyGenerator(Parity.Model(), Never).Generate([question], null, 100);

        Assert.Equal(Parity.Config.ModelMaxLength - 60, Assert.Single(answers).Count);
    }

    private static EncodedConversation Question(int[] ids) => new(ids, [.. ids.Select(_ => EncodedConversation.Ignored)]);
}
