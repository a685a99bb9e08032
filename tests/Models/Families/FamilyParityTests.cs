using CoIN.Models.Multimodal;
using CoIN.Models.Prompts;
using CoIN.Models.Weights;
using static TorchSharp.torch;

namespace CoIN.Models.Tests.Families;

public sealed class FamilyParityTests : IDisposable
{
    private const int Never = -1;
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public static TheoryData<string> Families => ["qwen-vl", "minigpt-v2"];

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Families))]
    public void EncodeImages_TinyTower_MatchesPlainPyTorch(string family)
    {
        var parity = new FamilyParity(family);

        var features = parity.Model().EncodeImages(FamilyParity.Pixels());

        Assert.Equal([2, 16, 16], features.shape);
        Parity.AssertNear(Parity.Numbers(parity.Expected.GetProperty("features")), features);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Project_PatchTokens_MatchesPlainPyTorch(string family)
    {
        var parity = new FamilyParity(family);
        var model = parity.Model();

        var projected = model.Projector.Project(model.EncodeImages(FamilyParity.Pixels()).narrow(0, 0, 1));

        Assert.Equal([parity.Config.ImageTokens, 16], projected.shape);
        Parity.AssertNear(Parity.Numbers(parity.Expected.GetProperty("projected")), projected);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Forward_PaddedBatchWithAndWithoutImages_MatchesPlainPyTorchRowByRow(string family)
    {
        var parity = new FamilyParity(family);
        var model = parity.Model();

        var logits = model.forward(parity.Batch(model));

        Parity.AssertNear(Parity.Numbers(parity.Expected.GetProperty("logits")), logits);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Loss_Backward_MatchesPlainPyTorchsGradients(string family)
    {
        var parity = new FamilyParity(family);
        var model = parity.Model();

        var loss = model.Loss(parity.Batch(model));
        loss.backward();

        Parity.AssertNear([parity.Expected.GetProperty("loss").GetDouble()], loss);
        var gradients = model.named_parameters().Where(item => item.Item2.grad is not null).ToDictionary(item => parity.CheckpointName(item.Item1), item => item.Item2.grad!);
        var expected = parity.Expected.GetProperty("gradient_sums").EnumerateObject().ToDictionary(item => item.Name, item => Parity.Numbers(item.Value));
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), gradients.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, sums) in expected)
        {
            Parity.AssertNear(sums, stack([gradients[name].sum(), gradients[name].square().sum()]), 2e-4);
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Model_Weights_AreTakenByTheReferencesNames(string family)
    {
        var parity = new FamilyParity(family);

        using var model = parity.Model();

        var keys = parity.Expected.GetProperty("keys").EnumerateArray().Select(key => key.GetString()!).ToList();
        Assert.Equal(keys, parity.Weights.Names.Order(StringComparer.Ordinal));
        Assert.Equal(keys, model.named_parameters().Select(item => parity.CheckpointName(item.Item1)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Generate_QuestionsOfDifferentLengths_MatchesDecodingWithoutCacheOneByOne(string family)
    {
        var parity = new FamilyParity(family);
        var cases = parity.Expected.GetProperty("answers").EnumerateArray().ToList();

        var answers = new GreedyGenerator(parity.Model(), Never).Generate([.. cases.Select(item => Question(Parity.Integers(item.GetProperty("prompt"))))], null, 6);

        Assert.Equal(cases.Select(item => Parity.Integers(item.GetProperty("ids"))), answers.Select(answer => answer.ToArray()));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Generate_AnyBatchSizeWithImages_GivesTheSameAnswers(string family)
    {
        var model = new FamilyParity(family).Model();
        var features = model.EncodeImages(FormulaWeights.Values("many", 20, 3, 8, 8)).detach();
        var questions = Enumerable.Range(0, 20).Select(index => Question([1, .. Enumerable.Range(3, index % 7), -200, .. Enumerable.Range(10, index * 5 % 11)])).ToList();
        var generator = new GreedyGenerator(model, new GreedyGenerator(model, Never).Generate(questions, features, 8)[0][3]);

        var together = generator.Generate(questions, features, 8);
        var alone = questions.Select((question, index) => generator.Generate([question], features.narrow(0, index, 1), 8)[0]);

        Assert.Equal(alone, together);
    }

    [Fact]
    public void Create_QwenVl_PlacesOfQueriesAreWavesThatAreNotLearnt()
    {
        var config = new FamilyParity("qwen-vl").Config;
        config = config with { Queries = 9, TextConfig = config.TextConfig with { HiddenSize = 8 } };
        using var generator = new Generator(1, CPU);

        using var model = MultimodalModel.Create(config, generator, Placement.Cpu);

        var places = model.named_parameters().Single(item => item.Item1 == "mm_projector.attn_pool.pos_embed").Item2;
        Parity.AssertNear(FamilyParity.Waves, places, 1e-6);
        Assert.False(places.requires_grad);
    }

    private static EncodedConversation Question(int[] ids) => new(ids, [.. ids.Select(_ => EncodedConversation.Ignored)]);
}
