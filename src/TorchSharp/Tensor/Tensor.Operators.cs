using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Elementwise sum.</summary>
        public static Tensor operator +(Tensor left, Tensor right) => Aten.add_Tensor.Call(left, right);

        /// <summary>Elementwise sum.</summary>
        public static Tensor operator +(Tensor left, Scalar right) => Aten.add_Scalar.Call(left, right);

        /// <summary>Elementwise sum.</summary>
        public static Tensor operator +(Tensor left, int right) => Aten.add_Scalar.Call(left, (long)right);

        /// <summary>Elementwise sum.</summary>
        public static Tensor operator +(Tensor left, long right) => Aten.add_Scalar.Call(left, right);

        /// <summary>Elementwise sum.</summary>
        public static Tensor operator +(Tensor left, float right) => Aten.add_Scalar.Call(left, (double)right);

        /// <summary>Elementwise sum.</summary>
        public static Tensor operator +(Tensor left, double right) => Aten.add_Scalar.Call(left, right);

        /// <summary>Elementwise sum.</summary>
        public static Tensor operator +(Scalar left, Tensor right) => Aten.add_Scalar.Call(right, left);

        /// <summary>Elementwise sum.</summary>
        public static Tensor operator +(int left, Tensor right) => Aten.add_Scalar.Call(right, (long)left);

        /// <summary>Elementwise sum.</summary>
        public static Tensor operator +(long left, Tensor right) => Aten.add_Scalar.Call(right, left);

        /// <summary>Elementwise sum.</summary>
        public static Tensor operator +(float left, Tensor right) => Aten.add_Scalar.Call(right, (double)left);

        /// <summary>Elementwise sum.</summary>
        public static Tensor operator +(double left, Tensor right) => Aten.add_Scalar.Call(right, left);

        /// <summary>Elementwise difference.</summary>
        public static Tensor operator -(Tensor left, Tensor right) => Aten.sub_Tensor.Call(left, right);

        /// <summary>Elementwise difference.</summary>
        public static Tensor operator -(Tensor left, Scalar right) => Aten.sub_Scalar.Call(left, right);

        /// <summary>Elementwise difference.</summary>
        public static Tensor operator -(Tensor left, int right) => Aten.sub_Scalar.Call(left, (long)right);

        /// <summary>Elementwise difference.</summary>
        public static Tensor operator -(Tensor left, long right) => Aten.sub_Scalar.Call(left, right);

        /// <summary>Elementwise difference.</summary>
        public static Tensor operator -(Tensor left, float right) => Aten.sub_Scalar.Call(left, (double)right);

        /// <summary>Elementwise difference.</summary>
        public static Tensor operator -(Tensor left, double right) => Aten.sub_Scalar.Call(left, right);

        /// <summary>Elementwise difference.</summary>
        public static Tensor operator -(Scalar left, Tensor right) => Aten.rsub_Scalar.Call(right, left);

        /// <summary>Elementwise difference.</summary>
        public static Tensor operator -(int left, Tensor right) => Aten.rsub_Scalar.Call(right, (long)left);

        /// <summary>Elementwise difference.</summary>
        public static Tensor operator -(long left, Tensor right) => Aten.rsub_Scalar.Call(right, left);

        /// <summary>Elementwise difference.</summary>
        public static Tensor operator -(float left, Tensor right) => Aten.rsub_Scalar.Call(right, (double)left);

        /// <summary>Elementwise difference.</summary>
        public static Tensor operator -(double left, Tensor right) => Aten.rsub_Scalar.Call(right, left);

        /// <summary>Elementwise product.</summary>
        public static Tensor operator *(Tensor left, Tensor right) => Aten.mul_Tensor.Call(left, right);

        /// <summary>Elementwise product.</summary>
        public static Tensor operator *(Tensor left, Scalar right) => Aten.mul_Scalar.Call(left, right);

        /// <summary>Elementwise product.</summary>
        public static Tensor operator *(Tensor left, int right) => Aten.mul_Scalar.Call(left, (long)right);

        /// <summary>Elementwise product.</summary>
        public static Tensor operator *(Tensor left, long right) => Aten.mul_Scalar.Call(left, right);

        /// <summary>Elementwise product.</summary>
        public static Tensor operator *(Tensor left, float right) => Aten.mul_Scalar.Call(left, (double)right);

        /// <summary>Elementwise product.</summary>
        public static Tensor operator *(Tensor left, double right) => Aten.mul_Scalar.Call(left, right);

        /// <summary>Elementwise product.</summary>
        public static Tensor operator *(Scalar left, Tensor right) => Aten.mul_Scalar.Call(right, left);

        /// <summary>Elementwise product.</summary>
        public static Tensor operator *(int left, Tensor right) => Aten.mul_Scalar.Call(right, (long)left);

        /// <summary>Elementwise product.</summary>
        public static Tensor operator *(long left, Tensor right) => Aten.mul_Scalar.Call(right, left);

        /// <summary>Elementwise product.</summary>
        public static Tensor operator *(float left, Tensor right) => Aten.mul_Scalar.Call(right, (double)left);

        /// <summary>Elementwise product.</summary>
        public static Tensor operator *(double left, Tensor right) => Aten.mul_Scalar.Call(right, left);

        /// <summary>Elementwise quotient.</summary>
        public static Tensor operator /(Tensor left, Tensor right) => Aten.div_Tensor.Call(left, right);

        /// <summary>Elementwise quotient.</summary>
        public static Tensor operator /(Tensor left, Scalar right) => Aten.div_Scalar.Call(left, right);

        /// <summary>Elementwise quotient.</summary>
        public static Tensor operator /(Tensor left, int right) => Aten.div_Scalar.Call(left, (long)right);

        /// <summary>Elementwise quotient.</summary>
        public static Tensor operator /(Tensor left, long right) => Aten.div_Scalar.Call(left, right);

        /// <summary>Elementwise quotient.</summary>
        public static Tensor operator /(Tensor left, float right) => Aten.div_Scalar.Call(left, (double)right);

        /// <summary>Elementwise quotient.</summary>
        public static Tensor operator /(Tensor left, double right) => Aten.div_Scalar.Call(left, right);

        /// <summary>Elementwise quotient.</summary>
        public static Tensor operator /(Scalar left, Tensor right) => right.reciprocal() * left;

        /// <summary>Elementwise quotient.</summary>
        public static Tensor operator /(int left, Tensor right) => right.reciprocal() * left;

        /// <summary>Elementwise quotient.</summary>
        public static Tensor operator /(long left, Tensor right) => right.reciprocal() * left;

        /// <summary>Elementwise quotient.</summary>
        public static Tensor operator /(float left, Tensor right) => right.reciprocal() * left;

        /// <summary>Elementwise quotient.</summary>
        public static Tensor operator /(double left, Tensor right) => right.reciprocal() * left;

        /// <summary>Elementwise remainder, with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, Tensor right) => Aten.remainder_Tensor.Call(left, right);

        /// <summary>Elementwise remainder, with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, Scalar right) => Aten.remainder_Scalar.Call(left, right);

        /// <summary>Elementwise remainder, with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, int right) => Aten.remainder_Scalar.Call(left, (long)right);

        /// <summary>Elementwise remainder, with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, long right) => Aten.remainder_Scalar.Call(left, right);

        /// <summary>Elementwise remainder, with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, float right) => Aten.remainder_Scalar.Call(left, (double)right);

        /// <summary>Elementwise remainder, with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, double right) => Aten.remainder_Scalar.Call(left, right);

        /// <summary>Each element with its sign changed.</summary>
        public static Tensor operator -(Tensor tensor) => tensor.neg();

        /// <summary>Each integer with all bits changed; the opposite of each truth value.</summary>
        public static Tensor operator ~(Tensor left) => left.bitwise_not();

        /// <summary>Bits set in both.</summary>
        public static Tensor operator &(Tensor left, Tensor right) => left.bitwise_and(right);

        /// <summary>Bits set in either.</summary>
        public static Tensor operator |(Tensor left, Tensor right) => left.bitwise_or(right);

        /// <summary>Bits set in exactly one.</summary>
        public static Tensor operator ^(Tensor left, Tensor right) => left.bitwise_xor(right);

        /// <summary>Whether the elements equal, as truth values.</summary>
        public static Tensor operator ==(Tensor left, Tensor right) => Aten.eq_Tensor.Call(left, right);

        /// <summary>Whether the elements equal, as truth values.</summary>
        public static Tensor operator ==(Tensor left, Scalar right) => Aten.eq_Scalar.Call(left, right);

        /// <summary>Whether the elements equal, as truth values.</summary>
        public static Tensor operator ==(Scalar left, Tensor right) => Aten.eq_Scalar.Call(right, left);

        /// <summary>Whether the elements differ, as truth values.</summary>
        public static Tensor operator !=(Tensor left, Tensor right) => Aten.ne_Tensor.Call(left, right);

        /// <summary>Whether the elements differ, as truth values.</summary>
        public static Tensor operator !=(Tensor left, Scalar right) => Aten.ne_Scalar.Call(left, right);

        /// <summary>Whether the elements differ, as truth values.</summary>
        public static Tensor operator !=(Scalar left, Tensor right) => Aten.ne_Scalar.Call(right, left);

        /// <summary>Whether the elements are in this order, as truth values.</summary>
        public static Tensor operator <(Tensor left, Tensor right) => Aten.lt_Tensor.Call(left, right);

        /// <summary>Whether the elements are in this order, as truth values.</summary>
        public static Tensor operator <(Tensor left, Scalar right) => Aten.lt_Scalar.Call(left, right);

        /// <summary>Whether the elements are in this order, as truth values.</summary>
        public static Tensor operator <(Scalar left, Tensor right) => Aten.gt_Scalar.Call(right, left);

        /// <summary>Whether the elements are in this order, as truth values.</summary>
        public static Tensor operator <=(Tensor left, Tensor right) => Aten.le_Tensor.Call(left, right);

        /// <summary>Whether the elements are in this order, as truth values.</summary>
        public static Tensor operator <=(Tensor left, Scalar right) => Aten.le_Scalar.Call(left, right);

        /// <summary>Whether the elements are in this order, as truth values.</summary>
        public static Tensor operator <=(Scalar left, Tensor right) => Aten.ge_Scalar.Call(right, left);

        /// <summary>Whether the elements are in this order, as truth values.</summary>
        public static Tensor operator >(Tensor left, Tensor right) => Aten.gt_Tensor.Call(left, right);

        /// <summary>Whether the elements are in this order, as truth values.</summary>
        public static Tensor operator >(Tensor left, Scalar right) => Aten.gt_Scalar.Call(left, right);

        /// <summary>Whether the elements are in this order, as truth values.</summary>
        public static Tensor operator >(Scalar left, Tensor right) => Aten.lt_Scalar.Call(right, left);

        /// <summary>Whether the elements are in this order, as truth values.</summary>
        public static Tensor operator >=(Tensor left, Tensor right) => Aten.ge_Tensor.Call(left, right);

        /// <summary>Whether the elements are in this order, as truth values.</summary>
        public static Tensor operator >=(Tensor left, Scalar right) => Aten.ge_Scalar.Call(left, right);

        /// <summary>Whether the elements are in this order, as truth values.</summary>
        public static Tensor operator >=(Scalar left, Tensor right) => Aten.le_Scalar.Call(right, left);
    }
}
