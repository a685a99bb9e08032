using static TorchSharp.torch;

namespace CoIN.Models.Weights;

/// <summary>How a parameter starts that no checkpoint gives: a constant, given values, or independent draws from one distribution.</summary>
public readonly record struct Initialization
{
    private readonly Kind _kind;
    private readonly double _size;
    private readonly float[]? _values;

    private Initialization(Kind kind, double size, float[]? values = null) => (_kind, _size, _values) = (kind, size, values);

    private enum Kind
    {
        Constant,
        Normal,
        Uniform,
        Given,
    }

    /// <summary>All zero.</summary>
    public static Initialization Zeros => new(Kind.Constant, 0);

    /// <summary>All one.</summary>
    public static Initialization Ones => new(Kind.Constant, 1);

    /// <summary>Given values.</summary>
    /// <param name="values">As many as the parameter has, in its order.</param>
    public static Initialization Exactly(float[] values) => new(Kind.Given, 0, values);

    /// <summary>The normal distribution with mean 0.</summary>
    /// <param name="deviation">Its standard deviation.</param>
    public static Initialization Normal(double deviation) => new(Kind.Normal, deviation);

    /// <summary>PyTorch's default for linear layers, uniform in +-1/sqrt(<paramref name="inputs"/>).</summary>
    /// <param name="inputs">How many inputs each output has.</param>
    /// <remarks>It is Kaiming's uniform distribution with a = sqrt(5), which peft also draws LoRA's A from.</remarks>
    public static Initialization LinearDefault(long inputs) => new(Kind.Uniform, 1 / Math.Sqrt(inputs));

    /// <summary>Returns a new tensor that starts this way, on the CPU.</summary>
    /// <param name="shape">Its dimensions.</param>
    /// <param name="generator">A generator of the CPU, which the draws advance; constants and given values do not.</param>
    public Tensor Draw(long[] shape, Generator generator) => _kind switch
    {
        Kind.Constant => full(shape, _size, ScalarType.Float32),
        Kind.Given => tensor(_values!, shape),
        Kind.Normal => empty(shape, ScalarType.Float32).normal_(0, _size, generator),
        _ => empty(shape, ScalarType.Float32).uniform_(-_size, _size, generator),
    };
}
