using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace CoIN.TorchSharp.Tests;

public class GradientTests
{
    [Fact]
    public void NoGrad_Nested_RestoresWhatWasBefore()
    {
        using (no_grad())
        {
            using (enable_grad())
            {
                Assert.True(is_grad_enabled());
            }

            Assert.False(is_grad_enabled());
        }

        Assert.True(is_grad_enabled());
    }

    [Fact]
    public void InferenceMode_OnOneThread_IsNotSeenByAnother()
    {
        var elsewhere = true;
        using (inference_mode())
        {
            Assert.True(is_inference_mode_enabled());
            var thread = new Thread(() => elsewhere = is_inference_mode_enabled());
            thread.Start();
            thread.Join();
        }

        Assert.False(elsewhere);
        Assert.False(is_inference_mode_enabled());
    }

    [Fact]
    public void Backward_Twice_AddsToTheGradient()
    {
        using var scope = NewDisposeScope();
        var x = ones(2).requires_grad_();

        (x * 3).sum().backward();
        (x * 4).sum().backward();

        Assert.Equal([7, 7], x.grad!.data<float>().ToArray());
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void Backward_OfAMatrixWithoutAnOuterGradient_SaysWhatLibtorchSays()
    {
        using var scope = NewDisposeScope();
        var y = ones(2).requires_grad_() * 2;

        var error = Assert.Throws<ExternalException>(() => y.backward());

        Assert.Equal("backward: grad can be implicitly created only for scalar outputs", error.Message);
    }

    [Fact]
    public void Backward_WithInputs_LeavesTheOthersAlone()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (ones(2).requires_grad_(), ones(2).requires_grad_());

        (x * y).backward([tensor(new[] { 1f, 2f })], inputs: [y]);

        Assert.Null(x.grad);
        Assert.Equal([1, 2], y.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Grad_WithAGraph_CanBeDifferentiatedAgain()
    {
        using var scope = NewDisposeScope();
        var x = tensor(3f, requires_grad: true);

        var first = autograd.grad([x.pow(3)], [x], create_graph: true)[0];
        var second = autograd.grad([first], [x])[0];

        Assert.Equal(27, first.ToSingle());
        Assert.Equal(18, second.ToSingle());
        Assert.Null(x.grad);
    }

    [Fact]
    public void RetainGrad_OfAnIntermediate_KeepsItsGradient()
    {
        using var scope = NewDisposeScope();
        var y = tensor(3f, requires_grad: true) * 2;
        y.retain_grad();

        y.square().backward();

        Assert.Equal(12, y.grad!.ToSingle());
        Assert.False(y.is_leaf);
    }

    [Fact]
    public void Backward_OnManyThreads_GivesEachItsOwnGradients()
    {
        Parallel.For(0, 32, i =>
        {
            using var scope = NewDisposeScope();
            using var generator = new Generator((ulong)i);
            var x = randn(8, 8, generator: generator).requires_grad_();

            x.matmul(x).sum().backward();

            var ones8 = ones(8, 8);
            Assert.True(x.grad!.allclose(ones8.matmul(x.detach().t()) + x.detach().t().matmul(ones8), 1e-4, 1e-4));
        });
    }
}
