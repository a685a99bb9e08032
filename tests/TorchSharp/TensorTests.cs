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
    public void Indexers_Set_WriteIntoTheTensor()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3);

        x[0] = ones(3);
        x[1, 2] = tensor(5f);
        x[.., 1..2] = full([1], 7f);
        x.index_put_(9, TensorIndex.Tensor(tensor(new long[] { 1 })), 0);

        Assert.Equal([1, 7, 1, 9, 7, 5], x.data<float>().ToArray());
    }

    [Fact]
    public void Data_OfATransposedTensor_IsInRowOrder()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }).t();

        var data = x.data<int>();

        Assert.Equal([1, 4, 2, 5, 3, 6], data.ToArray());
        Assert.Equal(6, data[2, 1]);
        data[0, 1] = 40;
        Assert.Equal(40, x[0, 1].item<int>());
    }

    [Fact]
    public void Data_AsAnotherType_SaysWhatTheElementsAre()
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<ArgumentException>(() => ones(2, 3).data<double>());

        Assert.Equal("elements of [2x3], type = Float32, device = cpu are not of the type 'Double'", error.Message);
    }

    [Theory]
    [InlineData(ScalarType.Float32, 2.5)]
    [InlineData(ScalarType.Float64, 2.5)]
    [InlineData(ScalarType.Float16, 2.5)]
    [InlineData(ScalarType.BFloat16, 2.5)]
    [InlineData(ScalarType.Int64, 2.0)]
    [InlineData(ScalarType.Int32, 2.0)]
    [InlineData(ScalarType.Byte, 2.0)]
    [InlineData(ScalarType.Bool, 1.0)]
    public void ToDouble_OfEachType_IsTheValue(ScalarType type, double expected)
    {
        using var scope = NewDisposeScope();

        Assert.Equal(expected, tensor(2.5).to(type).ToDouble());
    }

    [Fact]
    public void Item_OfEachType_IsTheValue()
    {
        using var scope = NewDisposeScope();

        Assert.Equal(2.5f, tensor(2.5f).item<float>());
        Assert.Equal(3L, tensor(3L).item<long>());
        Assert.True(tensor(true).item<bool>());
        Assert.Equal((Half)2.5, tensor(2.5).half().item<Half>());
        Assert.Equal(new BFloat16(2.5f), tensor(2.5).bfloat16().item<BFloat16>());
        Assert.Equal(
            "item: one element expected, 2 found in [2], type = Float32, device = cpu",
            Assert.Throws<ArgumentException>(() => ones(2).item<float>()).Message);
    }

    [Fact]
    public void Frombuffer_OfAnArray_SharesItsMemory()
    {
        var array = new float[] { 1, 2, 3, 4 };
        using var scope = NewDisposeScope();

        var x = frombuffer(array, ScalarType.Float32, count: 2, offset: 4);
        array[1] = 20;
        x[1] = tensor(30f);

        Assert.Equal([20, 30], x.data<float>().ToArray());
        Assert.Equal([1, 20, 30, 4], array);
    }

    [Fact]
    public void Bytes_OfATensor_AreItsMemory()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, ScalarType.BFloat16);

        x.bytes = new byte[] { 0x80, 0x3F, 0x00, 0x40 };

        Assert.Equal([1, 2], x.@float().data<float>().ToArray());
        Assert.Equal(
            "bytes: 3 given, 4 expected for [2], type = BFloat16, device = cpu (Parameter 'value')",
            Assert.Throws<ArgumentException>(() => x.bytes = new byte[3]).Message);
    }

    [Fact]
    public void Call_OfAnOperatorWithManyTensors_PassesThemAll()
    {
        using var scope = NewDisposeScope();
        var parts = Enumerable.Range(0, 1000).Select(i => full(1, (long)i)).ToArray();

        Assert.Equal(999 * 500, cat(parts).sum().ToInt64());
    }

    [Fact]
    public void Device_ByText_IsReadAndWritten()
    {
        Assert.Equal(["cpu", "cuda:0", "cuda:3", "meta"], new[] { "cpu", "cuda", "cuda:3", "meta" }.Select(text => device(text).ToString()));
        Assert.Equal(
            "device 'gpu': 'cpu', 'cuda', 'cuda:<number>' or 'meta' expected (Parameter 'description')",
            Assert.Throws<ArgumentException>(() => device("gpu")).Message);
    }
}
