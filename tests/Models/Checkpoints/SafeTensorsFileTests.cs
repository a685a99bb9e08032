using System.Buffers.Binary;
using System.Text;
using CoIN.Errors;
using CoIN.Models.Checkpoints;
using CoIN.Models.Weights;
using static TorchSharp.torch;

namespace CoIN.Models.Tests.Checkpoints;

public sealed class SafeTensorsFileTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();
    private readonly string _folder = Directory.CreateTempSubdirectory("safetensors").FullName;

    private string FilePath => Path.Combine(_folder, "x.safetensors");

    public void Dispose()
    {
        _scope.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Write_TwoTensors_IsThePublishedFormat()
    {
        SafeTensorsFile.Write(FilePath, new Dictionary<string, Tensor> { ["b"] = tensor(new[] { 1f, 2f }, [2, 1]), ["a"] = tensor(new long[] { 7 }) });

        const string Header = """{"a":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2,1],"data_offsets":[8,16]}}""";
        var bytes = File.ReadAllBytes(FilePath);
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Assert.Equal(0, length % 8);
        Assert.Equal(Header, Encoding.UTF8.GetString(bytes, 8, length).TrimEnd(' '));
        Assert.Equal([7, 0, 0, 0, 0, 0, 0, 0, .. BitConverter.GetBytes(1f), .. BitConverter.GetBytes(2f)], bytes[(8 + length)..]);
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.BFloat16)]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.Int64)]
    public void Read_WhatWasWritten_IsEqual(ScalarType type)
    {
        var written = FormulaWeights.Values("x", 3, 4).mul(10).to(type);
        SafeTensorsFile.Write(FilePath, new Dictionary<string, Tensor> { ["x"] = written.t(), ["none"] = empty([0, 3], type) });

        var read = SafeTensorsFile.Entries(FilePath).ToDictionary(entry => entry.Name, entry => SafeTensorsFile.Read(FilePath, entry));

        Assert.Equal([0, 3], read["none"].shape);
        Assert.Equal(type, read["x"].dtype);
        Assert.Equal(0, (read["x"].to(ScalarType.Float32) - written.t().to(ScalarType.Float32)).abs().max().item<float>());
    }

    [Theory]
    [InlineData("short", "the file has 5 bytes; expected a safetensors file, whose header alone takes more")]
    [InlineData("this is not one", "the header is said to take 2338328219631577204 bytes of a file of 15; the file is cut short or not a safetensors file")]
    public void Entries_OtherFiles_SaysWhatIsWrong(string content, string expected)
    {
        File.WriteAllText(FilePath, content);

        var error = Assert.Throws<PipelineException>(() => SafeTensorsFile.Entries(FilePath));

        Assert.Equal($"checkpoint '{FilePath}': {expected}", error.Message);
    }

    [Theory]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,9]}}""", "tensor 'x' lies at bytes [0, 9) of 8; the file is cut short or damaged")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}""", "tensor 'x' lies at bytes [-8, 0) of 8; the file is cut short or damaged")]
    [InlineData("""{"x":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "tensor 'x' of shape [3] takes 12 bytes as F32, but the file gives it 8; it is damaged")]
    [InlineData("""{"x":{"dtype":"F4","shape":[3],"data_offsets":[0,8]}}""", "tensor 'x' is of type 'F4'; expected one of F32, F16, BF16, F64, I64, I32, U8, BOOL")]
    [InlineData("""{"x":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,8]}}""", "tensor 'x' of shape [4611686018427387904, 4] takes 73786976294838206464 bytes as F32, but the file gives it 8; it is damaged")]
    public void Entries_HostileHeader_SaysWhatIsWrong(string header, string expected)
    {
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        File.WriteAllBytes(FilePath, [.. length, .. Encoding.UTF8.GetBytes(header), .. new byte[8]]);

        var error = Assert.Throws<PipelineException>(() => SafeTensorsFile.Entries(FilePath));

        Assert.Equal($"checkpoint '{FilePath}': {expected}", error.Message);
    }

    [Fact]
    public void Open_ShardedCheckpoint_FindsTensorsInTheirShards()
    {
        SafeTensorsFile.Write(Path.Combine(_folder, "1.safetensors"), new Dictionary<string, Tensor> { ["a"] = ones(2) });
        SafeTensorsFile.Write(Path.Combine(_folder, "2.safetensors"), new Dictionary<string, Tensor> { ["b"] = zeros(3) });
        var index = Path.Combine(_folder, "index.json");
        File.WriteAllText(index, """{"metadata":{},"weight_map":{"a":"1.safetensors","b":"2.safetensors"}}""");

        using var weights = SharedWeights.Open(index, Placement.Cpu);

        Assert.Equal(["a", "b"], weights.Names.Order());
        Assert.Equal([3], weights.Copy("b", [3]).shape);
    }

    [Fact]
    public void Open_ShardOutsideTheFolder_IsRefused()
    {
        var index = Path.Combine(_folder, "index.json");
        File.WriteAllText(index, """{"weight_map":{"a":"../1.safetensors"}}""");

        var error = Assert.Throws<PipelineException>(() => SharedWeights.Open(index, Placement.Cpu));

        Assert.Equal($"checkpoint '{index}': shard '../1.safetensors' is not a file beside the index; expected plain file names", error.Message);
    }

    [Fact]
    public void Take_OtherShape_SaysBoth()
    {
        SafeTensorsFile.Write(FilePath, new Dictionary<string, Tensor> { ["a"] = ones(2) });
        using var weights = SharedWeights.Open(FilePath, Placement.Cpu);

        var shape = Assert.Throws<PipelineException>(() => weights.Take("a", [3], Initialization.Zeros));
        var name = Assert.Throws<PipelineException>(() => weights.Take("b", [3], Initialization.Zeros));

        Assert.Equal($"checkpoint '{FilePath}': tensor 'a' is [2]; the configuration expects [3]", shape.Message);
        Assert.Equal($"checkpoint '{FilePath}' has no tensor 'b'; expected the weights of this architecture", name.Message);
    }

    [Fact]
    public void Take_TwiceFromTheSameWeights_SharesTheMemory()
    {
        SafeTensorsFile.Write(FilePath, new Dictionary<string, Tensor> { ["a"] = ones(2) });
        using var weights = SharedWeights.Open(FilePath, Placement.Cpu);

        using var first = weights.Take("a", [2], Initialization.Zeros);
        var second = weights.Take("a", [2], Initialization.Zeros);
        first.fill_(5);

        Assert.Equal([5f, 5f], second.data<float>().ToArray());
        Assert.False(second.requires_grad);
    }
}
