using System.Globalization;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Layers. Their initial parameters come from the default generator, as in PyTorch.</summary>
    public static partial class nn
    {
        /// <summary>A trained tensor; takes over <paramref name="data"/>, which is invalid afterwards.</summary>
        public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);

        /// <summary>x W^T + b, both uniform within 1 / sqrt(inputSize).</summary>
        public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null)
        {
            using var scope = NewDisposeScope();
            var bound = inputSize > 0 ? 1 / Math.Sqrt(inputSize) : 0;
            var weight = init.uniform_(empty(outputSize, inputSize, dtype, device), -bound, bound);
            var bias = hasBias ? init.uniform_(empty(outputSize, dtype, device), -bound, bound) : null;
            return new Linear(Parameter(weight), bias is null ? null : Parameter(bias));
        }

        /// <summary>x W^T + b with these parameters.</summary>
        public static Linear Linear(Parameter weight, Parameter? bias = null) => new(weight, bias);

        /// <summary>A row of a table for each number; the table comes from the standard normal distribution.</summary>
        /// <exception cref="NotSupportedException">A maximum norm, or sparse gradients, are asked for.</exception>
        public static Embedding Embedding(
            long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null, double norm_type = 2,
            bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
        {
            if (max_norm is not null || sparse || norm_type != 2)
            {
                throw new NotSupportedException("an embedding has no maximum norm and no sparse gradients here; leave 'max_norm', 'norm_type' and 'sparse' out");
            }

            using var scope = NewDisposeScope();
            var weight = init.normal_(empty(num_embeddings, embedding_dims, dtype, device));
            if (padding_idx is { } row)
            {
                weight[row].zero_();
            }

            return new Embedding(Parameter(weight), padding_idx, scale_grad_by_freq);
        }

        /// <summary>Scales the last dimension to mean 0 and variance 1.</summary>
        public static LayerNorm LayerNorm(
            long normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null,
            ScalarType? dtype = null) => LayerNorm([normalized_shape], eps, elementwise_affine, bias, device, dtype);

        /// <summary>Scales the last dimensions, together, to mean 0 and variance 1.</summary>
        public static LayerNorm LayerNorm(
            long[] normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null,
            ScalarType? dtype = null)
        {
            using var scope = NewDisposeScope();
            return new LayerNorm(
                normalized_shape,
                eps,
                elementwise_affine ? Parameter(ones(normalized_shape, dtype, device)) : null,
                elementwise_affine && bias ? Parameter(zeros(normalized_shape, dtype, device)) : null);
        }

        /// <summary>A convolution over images with a square window.</summary>
        /// <exception cref="NotSupportedException">A padding other than zeros is asked for.</exception>
        public static Conv2d Conv2d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            Conv2d(
                in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding), (dilation, dilation), padding_mode,
                groups, bias, device, dtype);

        /// <summary>A convolution over images.</summary>
        /// <exception cref="NotSupportedException">A padding other than zeros is asked for.</exception>
        public static Conv2d Conv2d(
            long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
            (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device? device = null, ScalarType? dtype = null)
        {
            if (padding_mode != PaddingModes.Zeros)
            {
                throw new NotSupportedException($"a convolution pads with zeros here, not with '{padding_mode}'");
            }

            using var scope = NewDisposeScope();
            var (height, width) = kernel_size;
            var bound = 1 / Math.Sqrt(in_channels / groups * height * width);
            var weight = init.uniform_(empty(out_channels, in_channels / groups, height, width, dtype, device), -bound, bound);
            var shift = bias ? init.uniform_(empty(out_channels, dtype, device), -bound, bound) : null;
            return new Conv2d(
                Parameter(weight), shift is null ? null : Parameter(shift), Pair(stride, 1), Pair(padding, 0), null, Pair(dilation, 1), groups);
        }

        /// <summary>Zeros elements with probability p while training; numbers come from the default generator.</summary>
        public static Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);

        /// <summary>x times the standard normal distribution function of x.</summary>
        public static GELU GELU() => new(Modules.GELU.Approximate.none, false);

        /// <summary>x times the standard normal distribution function of x, computed as stated.</summary>
        public static GELU GELU(GELU.Approximate approximate, bool inplace = false) => new(approximate, inplace);

        /// <summary>x * sigmoid(x).</summary>
        public static SiLU SiLU() => new(false);

        /// <summary>Each element, or 0 where it is negative.</summary>
        public static ReLU ReLU(bool inplace = false) => new(inplace);

        /// <summary>1 / (1 + e^-x).</summary>
        public static Sigmoid Sigmoid() => new(false);

        /// <summary>Hyperbolic tangent.</summary>
        public static Tanh Tanh() => new(false);

        /// <summary>The input.</summary>
        public static Identity Identity() => new();

        /// <summary>Exponentials along a dimension, scaled to sum to 1.</summary>
        public static Softmax Softmax(long dim) => new(dim);

        /// <summary>Modules applied one after the other, numbered.</summary>
        public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) =>
            new(modules.Select((module, index) => (index.ToString(CultureInfo.InvariantCulture), module)));

        /// <summary>Modules applied one after the other, numbered.</summary>
        public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) => Sequential(modules.ToArray());

        /// <summary>Modules applied one after the other, with names.</summary>
        public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => new(modules);

        /// <summary>Modules in a row.</summary>
        public static ModuleList<T> ModuleList<T>(params T[] modules)
            where T : Module => new(modules);

        /// <summary>Modules known by their keys.</summary>
        public static ModuleDict<T> ModuleDict<T>(params (string, T)[] modules)
            where T : Module
        {
            var dictionary = new ModuleDict<T>();
            foreach (var (key, module) in modules)
            {
                dictionary.Add(key, module);
            }

            return dictionary;
        }

        /// <summary>Parameters in a row.</summary>
        public static ParameterList ParameterList(params Parameter[] parameters) => new(parameters);

        private static long[] Pair((long, long)? pair, long fallback) =>
            pair is var (first, second) ? [first, second] : [fallback, fallback];
    }
}
