using static TorchSharp.torch;

namespace CoIN.TorchSharp.Tests;

public class GeneratorTests
{
    [Fact]
    public void State_SetBack_RepeatsTheNumbers()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(5);
        _ = rand(3, generator: generator);
        var state = generator.get_state();

        var first = rand(4, generator: generator).data<float>().ToArray();
        generator.set_state(state);

        Assert.Equal(first, rand(4, generator: generator).data<float>().ToArray());
        Assert.Equal(5, generator.initial_seed());
    }

    [Fact]
    public void ManualSeed_AgainWithTheSame_RepeatsTheNumbers()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator();

        var first = randn(4, generator: generator.manual_seed(11)).data<float>().ToArray();

        Assert.Equal(first, randn(4, generator: generator.manual_seed(11)).data<float>().ToArray());
    }

    [Fact]
    public void Generators_OnManyThreads_DoNotDisturbEachOther()
    {
        var expected = Draw();

        var found = new float[16][];
        Parallel.For(0, found.Length, i => found[i] = Draw());

        Assert.All(found, numbers => Assert.Equal(expected, numbers));
    }

    private static float[] Draw()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        return Enumerable.Range(0, 50).SelectMany(_ => randn(20, generator: generator).data<float>().ToArray()).ToArray();
    }
}
