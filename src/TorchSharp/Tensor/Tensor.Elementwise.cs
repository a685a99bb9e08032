using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Absolute value of each element.</summary>
        public Tensor abs() => Aten.abs.Call(this);

        /// <summary>Absolute value of each element, in place.</summary>
        public Tensor abs_() => Aten.abs_.CallInPlace(this);

        /// <summary>Each element with its sign changed.</summary>
        public Tensor neg() => Aten.neg.Call(this);

        /// <summary>Each element with its sign changed, in place.</summary>
        public Tensor neg_() => Aten.neg_.CallInPlace(this);

        /// <summary>e to the power of each element.</summary>
        public Tensor exp() => Aten.exp.Call(this);

        /// <summary>e to the power of each element, in place.</summary>
        public Tensor exp_() => Aten.exp_.CallInPlace(this);

        /// <summary>e to the power of each element, minus 1; exact for small elements.</summary>
        public Tensor expm1() => Aten.expm1.Call(this);

        /// <summary>Natural logarithm of each element.</summary>
        public Tensor log() => Aten.log.Call(this);

        /// <summary>Natural logarithm of each element, in place.</summary>
        public Tensor log_() => Aten.log_.CallInPlace(this);

        /// <summary>Logarithm to base 2 of each element.</summary>
        public Tensor log2() => Aten.log2.Call(this);

        /// <summary>Logarithm to base 10 of each element.</summary>
        public Tensor log10() => Aten.log10.Call(this);

        /// <summary>Natural logarithm of 1 plus each element; exact for small elements.</summary>
        public Tensor log1p() => Aten.log1p.Call(this);

        /// <summary>Square root of each element.</summary>
        public Tensor sqrt() => Aten.sqrt.Call(this);

        /// <summary>Square root of each element, in place.</summary>
        public Tensor sqrt_() => Aten.sqrt_.CallInPlace(this);

        /// <summary>1 divided by the square root of each element.</summary>
        public Tensor rsqrt() => Aten.rsqrt.Call(this);

        /// <summary>1 divided by the square root of each element, in place.</summary>
        public Tensor rsqrt_() => Aten.rsqrt_.CallInPlace(this);

        /// <summary>1 divided by each element.</summary>
        public Tensor reciprocal() => Aten.reciprocal.Call(this);

        /// <summary>1 divided by each element, in place.</summary>
        public Tensor reciprocal_() => Aten.reciprocal_.CallInPlace(this);

        /// <summary>Sine of each element, in radians.</summary>
        public Tensor sin() => Aten.sin.Call(this);

        /// <summary>Sine of each element, in radians, in place.</summary>
        public Tensor sin_() => Aten.sin_.CallInPlace(this);

        /// <summary>Cosine of each element, in radians.</summary>
        public Tensor cos() => Aten.cos.Call(this);

        /// <summary>Cosine of each element, in radians, in place.</summary>
        public Tensor cos_() => Aten.cos_.CallInPlace(this);

        /// <summary>Hyperbolic tangent of each element.</summary>
        public Tensor tanh() => Aten.tanh.Call(this);

        /// <summary>Hyperbolic tangent of each element, in place.</summary>
        public Tensor tanh_() => Aten.tanh_.CallInPlace(this);

        /// <summary>1 / (1 + e^-x) of each element.</summary>
        public Tensor sigmoid() => Aten.sigmoid.Call(this);

        /// <summary>1 / (1 + e^-x) of each element, in place.</summary>
        public Tensor sigmoid_() => Aten.sigmoid_.CallInPlace(this);

        /// <summary>Each element, or 0 where it is negative.</summary>
        public Tensor relu() => Aten.relu.Call(this);

        /// <summary>Each element, or 0 where it is negative, in place.</summary>
        public Tensor relu_() => Aten.relu_.CallInPlace(this);

        /// <summary>x * sigmoid(x) of each element.</summary>
        public Tensor silu() => Aten.silu.Call(this);

        /// <summary>x * sigmoid(x) of each element, in place.</summary>
        public Tensor silu_() => Aten.silu_.CallInPlace(this);

        /// <summary>Error function of each element.</summary>
        public Tensor erf() => Aten.erf.Call(this);

        /// <summary>The largest whole number not above each element.</summary>
        public Tensor floor() => Aten.floor.Call(this);

        /// <summary>The largest whole number not above each element, in place.</summary>
        public Tensor floor_() => Aten.floor_.CallInPlace(this);

        /// <summary>The smallest whole number not below each element.</summary>
        public Tensor ceil() => Aten.ceil.Call(this);

        /// <summary>The smallest whole number not below each element, in place.</summary>
        public Tensor ceil_() => Aten.ceil_.CallInPlace(this);

        /// <summary>Each element without its fraction.</summary>
        public Tensor trunc() => Aten.trunc.Call(this);

        /// <summary>-1, 0 or 1 by the sign of each element.</summary>
        public Tensor sign() => Aten.sign.Call(this);

        /// <summary>Each element times itself.</summary>
        public Tensor square() => Aten.square.Call(this);

        /// <summary>The nearest number with so many decimals, ties to even.</summary>
        public Tensor round(long decimals = 0) => decimals == 0 ? Aten.round.Call(this) : Aten.round_decimals.Call(this, decimals);

        /// <summary>x times the standard normal distribution function of x, of each element.</summary>
        public Tensor gelu() => Aten.gelu.Call(this);

        /// <summary>Exponentials along a dimension, scaled to sum to 1; computed in dtype when given.</summary>
        public Tensor softmax(long dim, ScalarType? dtype = null) => Aten.softmax_int.Call(this, dim, dtype);

        /// <summary>Logarithm of the softmax along a dimension; computed in dtype when given.</summary>
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Aten.log_softmax_int.Call(this, dim, dtype);

        /// <summary>Whether each element is zero.</summary>
        public Tensor logical_not() => Aten.logical_not.Call(this);

        /// <summary>Each integer with all bits changed; the opposite of each truth value.</summary>
        public Tensor bitwise_not() => Aten.bitwise_not.Call(this);

        /// <summary>Whether each element is not a number.</summary>
        public Tensor isnan() => Aten.isnan.Call(this);

        /// <summary>Whether each element is infinite.</summary>
        public Tensor isinf() => Aten.isinf.Call(this);

        /// <summary>Whether each element is neither infinite nor NaN.</summary>
        public Tensor isfinite() => Aten.isfinite.Call(this);

        /// <summary>NaN and infinities replaced; null takes the largest or smallest number of the dtype.</summary>
        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null) =>
            Aten.nan_to_num.Call(this, nan, posinf, neginf);
    }
}
