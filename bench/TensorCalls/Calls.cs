using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.TensorCalls;

/// <summary>The calls that are measured; <c>calls.py</c> has the same under the same names.</summary>
internal static class Calls
{
    private static readonly Tensor Four = Wave(4);
    private static readonly Tensor Cube = Wave(4, 8, 16);
    private static readonly Tensor Square = Wave(64, 64);
    private static readonly Tensor Tokens = Wave(2, 32, 64);
    private static readonly Tensor Weight = Wave(128, 64);
    private static readonly Tensor Bias = Wave(128);
    private static readonly Tensor Leaf = Wave(4).requires_grad_();

    internal static readonly IReadOnlyList<(string Name, Action Body)> All =
    [
        ("add, 4 elements", () => (Four + Four).Dispose()),
        ("multiply by a number, 4 elements", () => (Four * 0.5).Dispose()),
        ("add in place, 4 elements", () => Four.add_(Four, 0.0)),
        ("view", () => Cube.view(32, 16).Dispose()),
        ("transpose", () => Cube.transpose(1, 2).Dispose()),
        ("index [1, :, 2:5]", () => Cube[1, TensorIndex.Colon, 2..5].Dispose()),
        ("shape", () => _ = Cube.shape),
        ("item", () => { using var first = Four[0]; _ = first.item<float>(); }),
        ("softmax, 64 x 64", () => Square.softmax(-1).Dispose()),
        ("matmul, 64 x 64", () => Square.matmul(Square).Dispose()),
        ("linear, 64 tokens of 64 to 128", () => nn.functional.linear(Tokens, Weight, Bias).Dispose()),
        ("layer norm, 64 tokens of 64", () => nn.functional.layer_norm(Tokens, [64]).Dispose()),
        ("add, recorded for gradients", () => (Leaf + Leaf).Dispose()),
        ("forward and backward of 5 operators", ForwardAndBackward),
        ("clip and AdamW, 200 tensors of 8 x 64", Adapters()),
        ("training step of a 3-layer perceptron", Perceptron()),
    ];

    /// <summary>
    /// Microseconds of processor time per call, garbage collection included, the best of 7 rounds. Processor time, because other work on
    /// the machine would otherwise count.
    /// </summary>
    internal static double Measure(Action body)
    {
        // Tiered compilation needs some hundred calls, and a pause, before it has optimized everything.
        for (var i = 0; i < 200; i++)
        {
            body();
        }

        Thread.Sleep(200);
        var count = 1;
        while (Round(body, count) < 20_000)
        {
            count *= 2;
        }

        return Enumerable.Range(0, 7).Min(_ => Round(body, count)) / count;
    }

    private static double Round(Action body, int count)
    {
        var start = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < count; i++)
        {
            body();
        }

        return (Environment.CpuUsage.TotalTime - start).TotalMicroseconds;
    }

    private static Tensor Wave(params long[] shape)
    {
        using var scope = NewDisposeScope();
        var count = shape.Aggregate(1L, (product, size) => product * size);
        return (0.7 * arange(count, ScalarType.Float32)).sin().reshape(shape).DetachFromDisposeScope();
    }

    private static void ForwardAndBackward()
    {
        using var scope = NewDisposeScope();
        ((Leaf * Leaf) + Leaf).tanh().mul(2).sum().backward();
    }

    private static Action Adapters()
    {
        var parameters = Enumerable.Range(0, 200).Select(_ => new Parameter(Wave(8, 64))).ToArray();
        var optimizer = optim.AdamW(parameters, lr: 1e-3, weight_decay: 0.01);
        return () =>
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            foreach (var parameter in parameters)
            {
                parameter.grad = parameter.detach();
            }

            nn.utils.clip_grad_norm_(parameters, 1);
            optimizer.step();
        };
    }

    private static Action Perceptron()
    {
        var (x, y) = (Wave(16, 64), arange(16).remainder(10));
        var model = nn.Sequential(
            nn.Linear(64, 128), nn.GELU(), nn.LayerNorm(128), nn.Linear(128, 128), nn.GELU(), nn.Linear(128, 10));
        var optimizer = optim.AdamW(model.parameters(), lr: 1e-3, weight_decay: 0.01);
        return () =>
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            nn.functional.cross_entropy(model.call(x), y).backward();
            nn.utils.clip_grad_norm_(model.parameters(), 1);
            optimizer.step();
        };
    }
}
