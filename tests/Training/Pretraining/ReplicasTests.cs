using CoIN.Training.Pretraining;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Training.Tests.Pretraining;

public sealed class ReplicasTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Backward_TwoCopies_IsOneCopyWithTheWholeBatch()
    {
        Linear[] one = [Layer()], two = [Layer(), Layer()];
        Copy(one[0], two[0]);

        var whole = Run(one, 8);
        var halves = Run(two, 4);

        Assert.Equal(whole.Loss, halves.Loss, 1e-6);
        Assert.All(whole.Gradients.Zip(halves.Gradients), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void Backward_Again_DoesNotAddToTheGradientsBefore()
    {
        Linear[] layers = [Layer(), Layer()];

        var first = Run(layers, 4);
        var second = Run(layers, 4);

        Assert.Equal(first.Loss, second.Loss);
        Assert.Equal(first.Gradients, second.Gradients);
    }

    [Fact]
    public void Broadcast_KeptModelMoved_MovesTheCopies()
    {
        Linear[] layers = [Layer(), Layer()];
        var replicas = new Replicas(layers);
        using (no_grad())
        {
            layers[0].weight!.add_(1);
        }

        replicas.Broadcast();

        Assert.Equal(Numbers(layers[0].weight!), Numbers(layers[1].weight!));
    }

    private static Linear Layer() => nn.Linear(3, 2);

    private static void Copy(Linear from, Linear to)
    {
        using var noGradients = no_grad();
        foreach (var (target, source) in to.parameters().Zip(from.parameters()))
        {
            target.copy_(source);
        }
    }

    // Each copy takes as many rows of one batch, one after the other.
    private static (double Loss, float[] Gradients) Run(Linear[] layers, int rows)
    {
        var replicas = new Replicas(layers);
        var loss = replicas.Backward(copy =>
        {
            var x = tensor([.. Enumerable.Range(copy * rows * 3, rows * 3).Select(i => (float)Math.Sin(i))], [rows, 3]);
            return layers[copy].forward(x).pow(2).mean();
        });
        return (loss, [.. replicas.Kept.SelectMany(parameter => Numbers(parameter.grad!))]);
    }

    private static float[] Numbers(Tensor tensor) => tensor.detach().data<float>().ToArray();
}
