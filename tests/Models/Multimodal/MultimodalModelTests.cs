using CoIN.Models.Multimodal;
using CoIN.Models.Prompts;
using static TorchSharp.torch;

namespace CoIN.Models.Tests.Multimodal;

public sealed class MultimodalModelTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void EncodeImages_TinyTower_MatchesPlainPyTorch()
    {
        var features = Parity.Model().EncodeImages(Parity.Pixels());

        Assert.Equal([2, 4, 16], features.shape);
        Parity.AssertNear(Parity.Numbers(Parity.Expected.GetProperty("features")), features);
    }

    [Fact]
    public void Projector_PatchTokens_MatchesPlainPyTorch()
    {
        var model = Parity.Model();

        var projected = model.Projector.Project(model.EncodeImages(Parity.Pixels()).narrow(0, 0, 1));

        Parity.AssertNear(Parity.Numbers(Parity.Expected.GetProperty("projected")), projected);
    }

    [Fact]
    public void Forward_PaddedBatchWithAndWithoutImages_MatchesPlainPyTorchRowByRow()
    {
        var model = Parity.Model();
        var batch = MultimodalBatch.ForTraining(Parity.Rows(), model.EncodeImages(Parity.Pixels()), Parity.Config, CPU);

        var logits = model.forward(batch);

        Parity.AssertNear(Parity.Numbers(Parity.Expected.GetProperty("logits")), logits);
    }

    [Fact]
    public void Loss_Backward_MatchesPlainPyTorchsGradients()
    {
        var model = Parity.Model();
        var batch = MultimodalBatch.ForTraining(Parity.Rows(), model.EncodeImages(Parity.Pixels()), Parity.Config, CPU);

        var loss = model.Loss(batch);
        loss.backward();

        Parity.AssertNear([Parity.Expected.GetProperty("loss").GetDouble()], loss);
        var gradients = model.named_parameters().Where(item => item.Item2.grad is not null).ToDictionary(item => CheckpointName(item.Item1), item => item.Item2.grad!);
        var expected = Parity.Expected.GetProperty("gradient_sums").EnumerateObject().ToDictionary(item => item.Name, item => Parity.Numbers(item.Value));
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), gradients.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, sums) in expected)
        {
            Parity.AssertNear(sums, stack([gradients[name].sum(), gradients[name].square().sum()]), 1e-4);
        }
    }

    [Fact]
    public void Loss_TextOnlyBatch_LeavesProjectorWithoutGradient()
    {
        var model = Parity.Model();
        var batch = MultimodalBatch.ForTraining([Parity.Rows()[1]], null, Parity.Config, CPU);

        model.Loss(batch).backward();

        Assert.All(model.Projector.Module.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)] // so long beside the others that it attends in a group of its own
    public void Forward_BranchesBesidePlainRow_GivesTheScoresOfEachConversationAlone(int longest)
    {
        var model = Parity.Model();
        var features = model.EncodeImages(Parity.Pixels());
        int[] trunk = [1, 7, EncodedConversation.ImageId];
        EncodedConversation[] branches =
        [
            Conversation(trunk, [9, 4, 11], [5, 2]),
            Conversation(trunk, [.. Enumerable.Range(0, longest).Select(i => 3 + (i % 8))], [3, 3, 2]),
            Conversation(trunk, [8, 6], [3, 2]),
            Conversation(trunk, [10], [2]),
        ];
        var plain = Conversation([1, EncodedConversation.ImageId], [12, 5], [6, 2]);

        var together = model.forward(MultimodalBatch.ForTraining([EncodedConversation.Branched(branches), plain], features, Parity.Config, CPU));

        var (first, second) = (features.narrow(0, 0, 1), features.narrow(0, 1, 1));
        var alone = branches.Select(branch => model.forward(MultimodalBatch.ForTraining([branch], first, Parity.Config, CPU)))
            .Append(model.forward(MultimodalBatch.ForTraining([plain], second, Parity.Config, CPU)));
        Parity.AssertNear([.. cat([.. alone], 0).detach().contiguous().data<float>().ToArray().Select(value => (double)value)], together);
    }

    [Fact]
    public void ForTraining_FewerImagesThanConversationsWithOne_SaysBothNumbers()
    {
        var error = Assert.Throws<ArgumentException>(() => MultimodalBatch.ForTraining(Parity.Rows(), null, Parity.Config, CPU));

        Assert.Equal("0 images were given for 2 conversations with one (Parameter 'features')", error.Message);
    }

    private static EncodedConversation Conversation(int[] trunk, int[] question, int[] answer) =>
        new([.. trunk, .. question, .. answer], [.. Enumerable.Repeat(EncodedConversation.Ignored, trunk.Length + question.Length), .. answer]);

    private static string CheckpointName(string name) => name
        .Replace("vision_tower.", "", StringComparison.Ordinal)
        .Replace("language_model.", "", StringComparison.Ordinal);
}
