using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.TorchSharp.Tests;

/// <summary>Counts live tensors of the whole process, so these run alone.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public class MemoryTests
{
    [Fact]
    public void Scope_AtItsEnd_DisposesWhatIsLeftInIt()
    {
        var before = Settled();

        using (NewDisposeScope())
        {
            _ = (ones(3) + 1).mul(2).split(1);
            Assert.Equal(before + 6, Tensor.TotalCount);
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void TrainingStep_InAScope_LeavesOnlyTheOptimizersState()
    {
        using var model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1));
        using var optimizer = optim.AdamW(model.parameters());
        var before = Settled();

        for (var i = 0; i < 3; i++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            model.call(ones(2, 4)).sum().backward();
            nn.utils.clip_grad_norm_(model.parameters(), 1);
            optimizer.step();
        }

        Assert.Equal(before + (2 * model.parameters().Count()), Tensor.TotalCount);
    }

    [Fact]
    public void Module_Disposed_ReleasesParametersAndBuffers()
    {
        var before = Settled();
        var model = nn.Sequential(nn.Linear(4, 8), nn.LayerNorm(8), nn.Conv2d(3, 4, 2), nn.Embedding(5, 6));
        Assert.Equal(before + 7, Tensor.TotalCount);

        model.Dispose();

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Tensors_NobodyHolds_AreReleasedByTheFinalizer()
    {
        var before = Settled();

        Forget();

        Assert.Equal(before, Settled());
    }

    [Fact]
    public void TotalCount_OfManyThreadsAndScopes_ReturnsToWhatItWas()
    {
        var before = Settled();

        Parallel.For(0, 8, _ =>
        {
            for (var i = 0; i < 50; i++)
            {
                using var scope = NewDisposeScope();
                var parameter = new Parameter(ones(3));
                (parameter * i).sum().backward();
                parameter.grad!.MoveToOuterDisposeScope().Dispose();
            }
        });

        Assert.Equal(before, Settled());
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void Forget()
    {
        for (var i = 0; i < 10; i++)
        {
            _ = ones(2) + i;
        }
    }

    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Tensor.TotalCount;
    }
}
