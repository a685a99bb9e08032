using TorchSharp;
using static TorchSharp.torch;

namespace CoIN.TorchSharp.Tests;

public class TensorTests
{
    [Fact]
    public void Backward_ThroughALinearLayer_GivesTheOuterProduct()
    {
        using var scope = NewDisposeScope();
        var layer = nn.Linear(3, 2);
        var x = tensor(new float[] { 1, 2, 3 }, [1, 3]);

        layer.call(x).sum().backward();

        Assert.Equal([1, 2, 3, 1, 2, 3], layer.weight.grad!.data<float>().ToArray());
        Assert.Equal([1, 1], layer.bias!.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Mm_WithShapesThatDoNotFit_SaysWhatLibtorchSays()
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => ones(2, 3).mm(ones(2, 3)));

        Assert.Equal("aten::mm: mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)", error.Message);
    }

    [Fact]
    public void Indexing_ByNumbersRangesAndTensors_IsAsInPython()
    {
        using var scope = NewDisposeScope();
        var x = arange(24).reshape(2, 3, 4);

        Assert.Equal(23, x[1, 2, 3].item<long>());
        Assert.Equal([4, 5, 6, 7], x[0, 1..2].data<long>().ToArray());
        Assert.Equal([3L, 2], x[0, TensorIndex.Ellipsis, TensorIndex.Slice(0, 4, 2)].shape);
        Assert.Equal([8, 0], x[0, TensorIndex.Tensor(tensor(new long[] { 2, 0 })), 0].data<long>().ToArray());
    }

    [Fact]
    public void Scopes_Dispose_WhatIsLeftInThem()
    {
        var before = Tensor.TotalCount;
        Tensor kept;
        using (NewDisposeScope())
        {
            kept = (ones(3) + 1).mul(2).MoveToOuterDisposeScope();
        }

        Assert.Equal(4, kept[0].ToSingle());
        kept.Dispose();
        Assert.True(Tensor.TotalCount <= before + 1);
    }
}
