using CoIN.Torch;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.TorchSharp.Tests;

/// <summary>A GPU computes what the CPU does.</summary>
public class CudaTests
{
    [CudaFact]
    public void Step_OnAGpu_GivesTheCpusLossesAndParameters()
    {
        using var scope = NewDisposeScope();
        var (expectedLosses, expected) = Train(CPU);

        var (losses, found) = Train(CUDA);

        AssertClose(tensor(expectedLosses), tensor(losses), 1e-4);
        Assert.All(expected.Zip(found), pair => AssertClose(pair.First, pair.Second.cpu(), 1e-4));
    }

    [CudaFact]
    public void Attention_OnAGpu_IsAsOnTheCpu()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        var (query, key, mask) = (randn([4, 6, 8], generator: generator), randn([4, 6, 8], generator: generator), full([1, 6, 6], double.NegativeInfinity).triu(1));
        Tensor Attend(Device device)
        {
            var (q, k) = (query.to(device), key.to(device));
            return baddbmm(mask.to(device), q, k.transpose(1, 2), 1, 0.5f).softmax(-1).bmm(k.roll([4], [2]));
        }

        AssertClose(Attend(CPU), Attend(CUDA).cpu(), 1e-5);
    }

    [CudaFact]
    public void Generator_OnAGpu_RepeatsItsDraws()
    {
        using var scope = NewDisposeScope();
        Tensor Draw()
        {
            using var generator = new Generator(5, CUDA);
            return empty([1000], ScalarType.Float32, CUDA).bernoulli_(0.25, generator);
        }

        var (first, second) = (Draw(), Draw());

        AssertClose(first, second, 0);
        Assert.InRange(first.mean().item<float>(), 0.15, 0.35);
    }

    [CudaFact]
    public void MemoryOf_WhileATensorIsHeld_CountsItsBytes()
    {
        using var scope = NewDisposeScope();
        var before = zeros([1], device: CUDA);
        if (TorchRuntime.MemoryOf(0) is not { } empty)
        {
            return; // built without CUDA's headers
        }

        var held = zeros([1 << 20], device: CUDA);

        Assert.Equal(empty.AllocatedBytes + (4 << 20), TorchRuntime.MemoryOf(0)!.AllocatedBytes);
        GC.KeepAlive((before, held));
    }

    private static (float[] Losses, Tensor[] Parameters) Train(Device device)
    {
        Tensor Wave(params long[] shape) => sin(0.7 * arange(shape.TotalSize(), ScalarType.Float32)).reshape(shape);
        var table = new Parameter(Wave(20, 16).to(device));
        var (up, down) = (new Parameter((Wave(32, 16) * 0.3).to(device)), new Parameter((Wave(20, 32) * 0.3).to(device)));
        var (ids, targets) = (arange(40).remainder(20).to(device), arange(1, 41).remainder(20).to(device));
        using var optimizer = optim.AdamW([table, up, down], lr: 0.01, weight_decay: 0.01);
        var losses = new List<float>();
        for (var step = 0; step < 5; step++)
        {
            optimizer.zero_grad();
            var x = table.index_select(0, ids);
            x = nn.functional.silu(nn.functional.linear(x * (x.square().mean([-1], keepdim: true) + 1e-5).rsqrt(), up));
            var loss = nn.functional.cross_entropy(nn.functional.linear(x, down), targets);
            loss.backward();
            _ = nn.utils.clip_grad_norm_([table, up, down], 0.5);
            optimizer.step();
            losses.Add(loss.item<float>());
        }

        return ([.. losses], [table.detach(), up.detach(), down.detach()]);
    }

    private static void AssertClose(Tensor expected, Tensor found, double tolerance) => Assert.True(
        found.allclose(expected, tolerance, tolerance), $"largest difference {(found - expected).abs().max().item<float>()}, at most {tolerance} expected");
}
