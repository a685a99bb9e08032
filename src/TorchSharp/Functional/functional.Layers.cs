using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What layers compute, without their state.</summary>
        public static partial class functional
        {
            /// <summary>x W^T + b.</summary>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => Aten.linear.Call(input, weights, bias);

            /// <summary>Scales the last dimensions, together, to mean 0 and variance 1; then weight and bias.</summary>
            public static Tensor layer_norm(
                Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-05) =>
                Aten.layer_norm.Call(input, normalized_shape, weight, bias, eps);

            /// <summary>Scales groups of channels to mean 0 and variance 1; then weight and bias, by channel.</summary>
            public static Tensor group_norm(Tensor input, long num_groups, Tensor? weight = null, Tensor? bias = null, double eps = 1e-05) =>
                Aten.group_norm.Call(input, num_groups, weight, bias, eps);

            /// <summary>Divides by the p-norm along a dimension, or by eps where that is larger.</summary>
            public static Tensor normalize(Tensor input, double p = 2, long dim = 1, double eps = 1e-12)
            {
                using var scope = NewDisposeScope();
                var norm = Aten.linalg_vector_norm.Call(input, p, new[] { dim }, true);
                return (input / norm.clamp_min(eps)).MoveToOuterDisposeScope();
            }

            /// <summary>A convolution over images.</summary>
            /// <param name="input">[b, channels, height, width].</param>
            /// <param name="weight">[out channels, channels / groups, height, width].</param>
            /// <param name="bias">[out channels]; null for none.</param>
            /// <param name="strides">Steps of the window; null for 1.</param>
            /// <param name="padding">Zeros on both sides; null for none.</param>
            /// <param name="dilation">Distance of the elements of a window; null for 1.</param>
            /// <param name="groups">Groups of channels that do not see each other.</param>
            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null,
                long groups = 1) =>
                Aten.conv2d.Call(input, weight, bias, strides ?? [1], padding ?? [0], dilation ?? [1], groups);

            /// <summary>A convolution over images, padded by rule.</summary>
            public static Tensor conv2d_padding(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, Padding padding = Padding.Valid, long[]? dilation = null,
                long groups = 1) =>
                Aten.conv2d_padding.Call(input, weight, bias, strides ?? [1], padding == Padding.Same ? "same" : "valid", dilation ?? [1], groups);

            /// <summary>Zeros elements with probability p and scales the others by 1 / (1 - p); numbers come from the default generator.</summary>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace ? Aten.dropout_.CallInPlace(input, p, training) : Aten.dropout.Call(input, p, training);

            /// <summary>A row of zeros with a one at each number, Int64.</summary>
            /// <param name="x">[...], Int64.</param>
            /// <param name="num_classes">Length of the rows; -1 for the largest number plus 1.</param>
            public static Tensor one_hot(Tensor x, long num_classes = -1) => Aten.one_hot.Call(x, num_classes);

            /// <summary>Widens the last dimensions.</summary>
            /// <param name="input">What to widen.</param>
            /// <param name="pad">Elements before and after, for the last dimension first.</param>
            /// <param name="mode">What stands there.</param>
            /// <param name="value">The number, where the mode is constant.</param>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                Aten.pad.Call(
                    input, pad, mode == PaddingModes.Zeros ? "constant" : mode.ToString().ToLowerInvariant(),
                    mode == PaddingModes.Constant ? value : Argument.None);

            /// <summary>Widens the last dimension.</summary>
            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad.Item1, pad.Item2], mode, value);

            /// <summary>Means over windows of images.</summary>
            public static Tensor avg_pool2d(
                Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true,
                long? divisor_override = null) =>
                Aten.avg_pool2d.Call(
                    input, new[] { kernel_size }, new[] { stride ?? kernel_size }, new[] { padding }, ceil_mode, count_include_pad, divisor_override);

            /// <summary>Images in another size.</summary>
            /// <param name="x">[b, channels, height, width].</param>
            /// <param name="size">The new height and width; or null.</param>
            /// <param name="scale_factor">Factors of height and width, where the size is null.</param>
            /// <param name="mode">How values between the pixels are computed.</param>
            /// <param name="align_corners">Whether the corner pixels keep their places, for the linear and the cubic mode.</param>
            /// <param name="recompute_scale_factor">Whether factors are rounded to what the size comes to.</param>
            /// <param name="antialias">Whether shrinking averages over all pixels, for the linear and the cubic mode.</param>
            /// <exception cref="ArgumentException">Neither or both of size and factors are given.</exception>
            public static Tensor interpolate(
                Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest,
                bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                if (size is null == scale_factor is null)
                {
                    throw new ArgumentException("interpolate: either a size or factors are expected", nameof(size));
                }

                if (recompute_scale_factor && scale_factor is not null)
                {
                    var shape = x.shape;
                    size = [.. scale_factor.Select((factor, i) => (long)Math.Floor(shape[i + 2] * factor))];
                    scale_factor = null;
                }

                var corners = align_corners ?? false;
                return mode switch
                {
                    InterpolationMode.Nearest => Aten.upsample_nearest2d_vec.Call(x, size, scale_factor),
                    InterpolationMode.Bilinear when antialias => Aten._upsample_bilinear2d_aa_vec.Call(x, size, corners, scale_factor),
                    InterpolationMode.Bilinear => Aten.upsample_bilinear2d_vec.Call(x, size, corners, scale_factor),
                    InterpolationMode.Bicubic when antialias => Aten._upsample_bicubic2d_aa_vec.Call(x, size, corners, scale_factor),
                    InterpolationMode.Bicubic => Aten.upsample_bicubic2d_vec.Call(x, size, corners, scale_factor),
                    _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "a known mode expected"),
                };
            }

            /// <summary>softmax(q k^T / sqrt(d)) v.</summary>
            /// <param name="query">[..., s, d].</param>
            /// <param name="key">[..., t, d].</param>
            /// <param name="value">[..., t, dv].</param>
            /// <param name="attn_mask">[..., s, t]: truth values (attend where true) or numbers to add to the scores; null for none.</param>
            /// <param name="p">Dropout of the weights.</param>
            /// <param name="is_casual">Whether a position sees only itself and earlier ones. The name is TorchSharp's.</param>
            /// <returns>[..., s, dv].</returns>
            /// <remarks>On the CPU in single precision it is one operator of ours (native/fused_operators.cpp), unless something is asked for that this one does not know.</remarks>
            public static Tensor scaled_dot_product_attention(
                Tensor query, Tensor key, Tensor value, Tensor? attn_mask = null, double p = 0, bool is_casual = false)
            {
                if (p == 0 && !is_casual && Fused.TakesAttention(query, key, value, attn_mask))
                {
                    return Fused.attention.Call(query, key, value, attn_mask, 1 / Math.Sqrt(query.size(-1)));
                }

                if (Aten.scaled_dot_product_attention.Exists)
                {
                    return Aten.scaled_dot_product_attention.Call(query, key, value, attn_mask, p, is_casual);
                }

                // libtorch 1.13 has it only under a provisional name with another signature.
                using var scope = NewDisposeScope();
                var scores = matmul(query / Math.Sqrt(query.size(-1)), key.mT); // [..., s, t]
                var mask = is_casual ? ones([query.size(-2), key.size(-2)], ScalarType.Bool, query.device).tril() : attn_mask;
                if (mask is not null)
                {
                    scores = mask.dtype == ScalarType.Bool ? scores.masked_fill(~mask, double.NegativeInfinity) : scores + mask;
                }

                // Half-precision scores are normalised in single precision, as fused implementations do.
                var weights = scores.dtype is ScalarType.Float16 or ScalarType.BFloat16 ? scores.softmax(-1, ScalarType.Float32).to(scores.dtype) : scores.softmax(-1);
                return matmul(p > 0 ? dropout(weights, p) : weights, value).MoveToOuterDisposeScope();
            }
        }
    }
}
