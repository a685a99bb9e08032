using System.Reflection;
using TorchSharp;

namespace CoIN.TorchSharp.Tests;

/// <summary>The tables of operators are internal; each entry must name an operator that libtorch has, or callers find out at run time.</summary>
public class AtenTests
{
    [Fact]
    public void Operators_OfTheTable_ExistInThisLibtorch()
    {
        FieldInfo[] operators = [.. Table("Aten"), .. Table("Fused")];

        var missing = operators.Where(field => !Exists(field.GetValue(null)!)).Select(field => field.Name);

        Assert.NotEmpty(operators);
        // New in PyTorch 2.0; composed of other operators where it is missing.
        Assert.DoesNotContain(missing, name => name != "scaled_dot_product_attention");
    }

    private static FieldInfo[] Table(string name) =>
        typeof(torch).Assembly.GetType($"TorchSharp.Native.{name}", throwOnError: true)!.GetFields(BindingFlags.Static | BindingFlags.NonPublic);

    private static bool Exists(object entry) =>
        (bool)entry.GetType().GetProperty("Exists", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(entry)!;
}
