using System.Globalization;
using System.Text.Json;
using static TorchSharp.torch;

namespace CoIN.TorchSharp.Tests;

/// <summary>Every operator gives what PyTorch 1.13.1 gives, forward and backward; expected values by <c>scripts/operators.py</c>.</summary>
public class OperatorTests
{
    private const double Tolerance = 2e-6;

    private static readonly JsonElement[] Expected = [.. JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "expected", "operators.json"))).RootElement.EnumerateArray()];

    public static TheoryData<string> Names => [.. Expected.Select(NameOf)];

    [Fact]
    public void Cases_HereAndInTheScript_AreTheSame() =>
        Assert.Equal(Expected.Select(NameOf).Order(), OperatorCases.All.Keys.Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Operator_ForwardAndBackward_IsAsInPython(string name)
    {
        using var scope = NewDisposeScope();
        var expected = Expected.Single(entry => NameOf(entry) == name);
        var inputs = expected.GetProperty("inputs").EnumerateArray().Select(Read).ToArray();
        var trained = inputs.Where(input => input.is_floating_point()).Select(input => input.requires_grad_()).ToArray();

        var outputs = OperatorCases.All[name](inputs);

        AssertClose(expected.GetProperty("outputs"), outputs);
        var weighted = outputs.Where(output => output.requires_grad).Select(Weighted).ToArray();
        if (weighted.Length > 0)
        {
            var gradients = autograd.grad([stack(weighted).sum()], trained, allow_unused: true);
            AssertClose(expected.GetProperty("gradients"), gradients);
        }
    }

    private static string NameOf(JsonElement entry) => entry.GetProperty("name").GetString()!;

    private static Tensor Weighted(Tensor output) =>
        (output * (0.3 * arange(output.numel(), output.dtype)).cos().reshape(output.shape)).sum().to(ScalarType.Float64);

    private static void AssertClose(JsonElement expected, IList<Tensor> found)
    {
        Assert.Equal(expected.GetArrayLength(), found.Count);
        foreach (var (entry, tensor) in expected.EnumerateArray().Zip(found))
        {
            if (entry.ValueKind == JsonValueKind.Null)
            {
                Assert.True(tensor is null);
                continue;
            }

            var wanted = Read(entry);
            Assert.Equal(wanted.shape, tensor.shape);
            Assert.Equal(wanted.dtype, tensor.dtype);
            Assert.True(tensor.allclose(wanted, Tolerance, Tolerance, equal_nan: true), $"{Text(wanted)} expected, {Text(tensor)} found");
        }
    }

    private static string Text(Tensor tensor) => string.Join(", ", tensor.to(ScalarType.Float64).flatten().data<double>());

    private static Tensor Read(JsonElement entry)
    {
        var shape = entry.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
        var values = entry.GetProperty("values").EnumerateArray().ToArray();
        return entry.GetProperty("type").GetString() switch
        {
            "float" => tensor(Array.ConvertAll(values, value => (float)Number(value)), shape),
            "double" => tensor(Array.ConvertAll(values, Number), shape),
            "long" => tensor(Array.ConvertAll(values, value => value.GetInt64()), shape),
            var type => type == "bool" ? tensor(Array.ConvertAll(values, value => value.GetBoolean()), shape) : throw new InvalidDataException(type),
        };
    }

    private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble()
        : value.GetString() switch
        {
            "inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            "nan" => double.NaN,
            var text => double.Parse(text!, CultureInfo.InvariantCulture),
        };
}
