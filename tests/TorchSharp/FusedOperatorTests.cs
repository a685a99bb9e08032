using CoIN.Torch;
using static TorchSharp.torch;

namespace CoIN.TorchSharp.Tests;

/// <summary>The operators of native/fused_operators.cpp give what their formulas give in double precision, composed of libtorch's operators, forward and backward.</summary>
public class FusedOperatorTests
{
    private const double Tolerance = 3e-6;

    public static TheoryData<long, long, long> AttentionSizes => new()
    {
        { 1, 1, 1 }, { 3, 5, 4 }, { 7, 9, 12 }, { 16, 16, 16 }, { 64, 64, 16 }, { 20, 40, 32 }, { 13, 65, 33 }, { 1, 130, 64 },
    };

    public static TheoryData<long, long> NormSizes => new() { { 1, 1 }, { 3, 5 }, { 4, 16 }, { 9, 128 }, { 2, 130 } };

    [Theory]
    [MemberData(nameof(AttentionSizes))]
    public void Attention_OfAnySize_IsItsFormula(long queries, long keys, long width)
    {
        using var scope = NewDisposeScope();
        Tensor[] inputs = [Random(1, 2, 3, queries, width), Random(2, 2, 3, keys, width), Random(3, 2, 3, keys, width)];

        AssertSame(x => nn.functional.scaled_dot_product_attention(x[0], x[1], x[2]), x => Attention(x, null), inputs);
    }

    [Theory]
    [MemberData(nameof(AttentionSizes))]
    public void Attention_WithHiddenKeysForEachRow_IsItsFormula(long queries, long keys, long width)
    {
        using var scope = NewDisposeScope();
        Tensor[] inputs = [Random(1, 2, 3, queries, width), Random(2, 2, 3, keys, width), Random(3, 2, 3, keys, width)];
        var hidden = Random(4, 2, 1, queries, keys).gt(0);
        hidden.narrow(3, 0, 1).fill_(false);
        var mask = zeros([2, 1, queries, keys]).masked_fill(hidden, double.NegativeInfinity);

        AssertSame(x => nn.functional.scaled_dot_product_attention(x[0], x[1], x[2], mask), x => Attention(x, mask.to(ScalarType.Float64)), inputs);
    }

    [Fact]
    public void Attention_OfHeadsThatLieSideBySide_IsItsFormulaAndLiesSo()
    {
        using var scope = NewDisposeScope();
        Tensor[] inputs = [Random(1, 2, 9, 3, 8), Random(2, 2, 11, 3, 8), Random(3, 2, 11, 3, 8)];
        static Tensor[] Heads(Tensor[] x) => [.. x.Select(part => part.transpose(1, 2))];

        AssertSame(
            x => nn.functional.scaled_dot_product_attention(Heads(x)[0], Heads(x)[1], Heads(x)[2]),
            x => Attention(Heads(x), null),
            inputs);
        var attended = nn.functional.scaled_dot_product_attention(Heads(inputs)[0], Heads(inputs)[1], Heads(inputs)[2]);
        Assert.True(attended.transpose(1, 2).is_contiguous());
    }

    [Fact]
    public void Attention_OfOneQueryForAllRowsAndMatricesOnly_IsItsFormula()
    {
        using var scope = NewDisposeScope();
        Tensor[] inputs = [Random(1, 1, 4, 8), Random(2, 5, 6, 8), Random(3, 5, 6, 8)];

        AssertSame(x => nn.functional.scaled_dot_product_attention(x[0].expand(5, 4, 8), x[1], x[2]), x => Attention([x[0].expand(5, 4, 8), x[1], x[2]], null), inputs);
        AssertSame(
            x => nn.functional.scaled_dot_product_attention(x[0].squeeze(0), x[1].select(0, 2), x[2].select(0, 2)),
            x => Attention([x[0].squeeze(0), x[1].select(0, 2), x[2].select(0, 2)], null),
            inputs);
    }

    [Fact]
    public void Attention_OfColumnsThatLieTogether_IsItsFormula()
    {
        using var scope = NewDisposeScope();
        static Tensor[] Turned(Tensor[] x) => [.. x.Select(part => part.transpose(-1, -2))];

        AssertSame(
            x => nn.functional.scaled_dot_product_attention(Turned(x)[0], Turned(x)[1], Turned(x)[2]),
            x => Attention(Turned(x), null),
            [Random(1, 2, 3, 8, 5), Random(2, 2, 3, 8, 6), Random(3, 2, 3, 8, 6)]);
    }

    [Theory]
    [MemberData(nameof(NormSizes))]
    public void RmsNorm_OfAnySize_IsItsFormula(long rows, long width)
    {
        using var scope = NewDisposeScope();

        AssertSame(
            x => FusedOperators.RmsNorm(x[0], x[1], 1e-5),
            x => x[0] * (x[0].square().mean([-1], keepdim: true) + 1e-5).rsqrt() * x[1],
            [Random(1, rows, width), Random(2, width)]);
    }

    [Theory]
    [MemberData(nameof(NormSizes))]
    public void SwiGlu_OfAnySize_IsItsFormula(long rows, long width)
    {
        using var scope = NewDisposeScope();

        AssertSame(x => FusedOperators.SwiGlu(x[0], x[1]), x => x[0] * x[0].sigmoid() * x[1], [Random(1, rows, width) * 4, Random(2, rows, width)]);
    }

    [Fact]
    public void SwiGlu_OfHugeNumbers_StaysFinite()
    {
        using var scope = NewDisposeScope();
        var gate = tensor([-1e30f, -200f, -88f, -0f, 88f, 200f, 1e30f]);

        Assert.Equal([0f, 0f, 0f, 0f, 88f, 200f, 1e30f], FusedOperators.SwiGlu(gate, ones_like(gate)).data<float>().ToArray(), (wanted, found) => Math.Abs(wanted - found) <= 1e-6 * Math.Max(1, Math.Abs(wanted)));
    }

    [Fact]
    public void Operators_WithAnyNumberOfThreads_GiveTheSameBits()
    {
        using var scope = NewDisposeScope();
        Tensor[] inputs = [Random(1, 64, 3, 33, 20), Random(2, 64, 3, 33, 20), Random(3, 20)];
        float[] Bits() =>
        [
            .. nn.functional.scaled_dot_product_attention(inputs[0], inputs[1], inputs[1]).data<float>(),
            .. FusedOperators.RmsNorm(inputs[0], inputs[2], 1e-6).data<float>(),
            .. FusedOperators.SwiGlu(inputs[0], inputs[1]).data<float>(),
        ];

        var alone = Bits();
        TorchRuntime.SetThreads(3);
        try
        {
            Assert.Equal(alone, Bits());
        }
        finally
        {
            TorchRuntime.SetThreads(1);
        }
    }

    [Fact]
    public void Operators_InHalfPrecision_AreComposedOfOthers()
    {
        using var scope = NewDisposeScope();
        var (x, weight) = (Random(1, 2, 5, 8), Random(2, 8));
        Tensor Half(Tensor wide) => wide.to(ScalarType.BFloat16);

        Tensor[] found = [FusedOperators.RmsNorm(Half(x), Half(weight), 1e-5), FusedOperators.SwiGlu(Half(x), Half(x)), nn.functional.scaled_dot_product_attention(Half(x), Half(x), Half(x))];
        Tensor[] wanted = [FusedOperators.RmsNorm(x, weight, 1e-5), FusedOperators.SwiGlu(x, x), nn.functional.scaled_dot_product_attention(x, x, x)];

        Assert.All(found.Zip(wanted), pair =>
        {
            Assert.Equal(ScalarType.BFloat16, pair.First.dtype);
            Assert.True(pair.First.to(ScalarType.Float32).allclose(pair.Second, 0.05, 0.05));
        });
    }

    private static Tensor Random(long seed, params long[] shape) => randn(shape, generator: new Generator((ulong)seed));

    private static Tensor Attention(Tensor[] x, Tensor? mask)
    {
        var scores = matmul(x[0], x[1].transpose(-1, -2)) / Math.Sqrt(x[0].size(-1));
        return matmul((mask is null ? scores : scores + mask).softmax(-1), x[2]);
    }

    private static void AssertSame(Func<Tensor[], Tensor> fused, Func<Tensor[], Tensor> formula, Tensor[] inputs)
    {
        var (found, exact) = (Evaluate(fused, inputs, ScalarType.Float32), Evaluate(formula, inputs, ScalarType.Float64));
        Assert.All(found.Zip(exact), pair =>
        {
            var wide = pair.First.to(ScalarType.Float64);
            Assert.Equal(pair.Second.shape, wide.shape);
            Assert.True(wide.allclose(pair.Second, Tolerance, Tolerance * Math.Max(1, pair.Second.abs().max().item<double>())), $"{pair.Second} expected, {wide} found");
        });
    }

    // The value, and the gradients of a sum of it in which no two elements weigh alike.
    private static Tensor[] Evaluate(Func<Tensor[], Tensor> compute, Tensor[] inputs, ScalarType type)
    {
        Tensor[] trained = [.. inputs.Select(input => input.detach().to(type).requires_grad_())];
        var output = compute(trained);
        var weights = (0.3 * arange(output.numel(), ScalarType.Float64)).cos().reshape(output.shape).to(ScalarType.Float32).to(type);
        return [output, .. autograd.grad([(output * weights).sum()], trained)];
    }
}
