namespace TorchSharp;

public static partial class torch
{
    /// <summary>A copy with memory of its own; gradients flow through it.</summary>
    public static Tensor clone(Tensor input) => input.clone();

    /// <summary>1 with the probability that each element states, else 0.</summary>
    public static Tensor bernoulli(Tensor input, Generator? generator = null) => input.bernoulli(generator);

    /// <summary>Indices drawn with probabilities proportional to the elements of each row.</summary>
    public static Tensor multinomial(Tensor input, long num_samples, bool replacement = false, Generator? generator = null) =>
        input.multinomial(num_samples, replacement, generator);
}
