using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A copy with memory of its own; gradients flow through it.</summary>
        public Tensor clone() => Aten.clone.Call(this);

        /// <summary>A second tensor on the same memory.</summary>
        public Tensor alias() => Aten.alias.Call(this);

        /// <summary>A tensor on the same memory that gradients do not pass.</summary>
        public Tensor detach() => Aten.detach.Call(this);

        /// <summary>Cuts this tensor off the graph that made it.</summary>
        public Tensor detach_() => Aten.detach_.CallInPlace(this);

        /// <summary>Copies the source's elements here, converting type and device.</summary>
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Aten.copy_.CallInPlace(this, source, nonBlocking);

        /// <summary>Sets all elements to a number.</summary>
        public Tensor fill_(Scalar value) => Aten.fill__Scalar.CallInPlace(this, value);

        /// <summary>Sets all elements to zero.</summary>
        public Tensor zero_() => Aten.zero_.CallInPlace(this);

        /// <summary>Fills with numbers from a normal distribution.</summary>
        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null) =>
            Aten.normal_.CallInPlace(this, mean, std, generator);

        /// <summary>Fills with numbers uniform in [from, to).</summary>
        public Tensor uniform_(double from, double to, Generator? generator = null) =>
            Aten.uniform_.CallInPlace(this, from, to, generator);

        /// <summary>Fills with whole numbers uniform in [from, to).</summary>
        public Tensor random_(double from, double to, Generator? generator = null) =>
            Aten.random__from.CallInPlace(this, (long)from, (long)to, generator);

        /// <summary>Fills with 1 with probability p, else 0.</summary>
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => Aten.bernoulli__float.CallInPlace(this, p, generator);

        /// <summary>1 with the probability that each element states, else 0.</summary>
        public Tensor bernoulli(Generator? generator = null) => Aten.bernoulli.Call(this, generator);

        /// <summary>Fills with numbers from an exponential distribution.</summary>
        public Tensor exponential_(double lambda = 1, Generator? generator = null) =>
            Aten.exponential_.CallInPlace(this, lambda, generator);

        /// <summary>Indices drawn with probabilities proportional to the elements of each row.</summary>
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            Aten.multinomial.Call(this, num_samples, replacement, generator);
    }
}
