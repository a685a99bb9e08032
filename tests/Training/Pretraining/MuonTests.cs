using System.Text.Json;
using CoIN.Training.Pretraining;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Training.Tests.Pretraining;

public sealed class MuonTests : IDisposable
{
    // As in scripts/muon.py.
    private const double LearningRate = 0.02;
    private const int Updates = 3;

    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Step_WideTallAndSquare_MatchTheReference()
    {
        using var expected = JsonDocument.Parse(File.ReadAllBytes("expected/muon.json"));
        foreach (var item in expected.RootElement.GetProperty("cases").EnumerateArray())
        {
            var (rows, columns) = (item.GetProperty("rows").GetInt64(), item.GetProperty("columns").GetInt64());
            var weight = new Parameter(Values(rows, columns, 0.1));
            using var muon = new Muon([weight]);

            for (var update = 0; update < Updates; update++)
            {
                weight.grad = Values(rows, columns, 1.0 + update);
                muon.Step(LearningRate);
            }

            var reference = item.GetProperty("weight").EnumerateArray().Select(value => value.GetDouble());
            Assert.All(reference.Zip(weight.detach().data<float>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        }
    }

    [Fact]
    public void Step_NoGradient_LeavesTheMatrix()
    {
        var weight = new Parameter(Values(3, 2, 0));
        using var muon = new Muon([weight]);

        muon.Step(LearningRate);

        Assert.Equal(Values(3, 2, 0).data<float>().ToArray(), weight.detach().data<float>().ToArray());
    }

    private static Tensor Values(long rows, long columns, double shift) =>
        tensor([.. Enumerable.Range(0, (int)(rows * columns)).Select(i => (float)Math.Sin((0.7 * i) + shift))], [rows, columns]);
}
