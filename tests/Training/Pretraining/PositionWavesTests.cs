using CoIN.Training.Pretraining;
using static TorchSharp.torch;

namespace CoIN.Training.Tests.Pretraining;

public sealed class PositionWavesTests : IDisposable
{
    private const int Grid = 8;
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, -1)]
    [InlineData(-1, 1)]
    public void Step_FromAnyPosition_LeadsToTheNeighbour(int right, int down)
    {
        var waves = new PositionWaves(Grid, 4);
        var table = waves.Table();

        var stepped = table.matmul(waves.Step(right, down).transpose(0, 1)); // [64, 16]

        // The waves of the neighbour are the likest there are.
        var likest = stepped.matmul(table.transpose(0, 1)).argmax(1);
        for (var y = Math.Max(0, -down); y < Grid - Math.Max(0, down); y++)
        {
            for (var x = Math.Max(0, -right); x < Grid - Math.Max(0, right); x++)
            {
                Assert.Equal(((y + down) * Grid) + x + right, likest[(y * Grid) + x].item<long>());
            }
        }
    }
}
