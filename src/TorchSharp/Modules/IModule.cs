namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What is applied to one input.</summary>
        /// <typeparam name="T">Type of the input.</typeparam>
        /// <typeparam name="TResult">Type of the result.</typeparam>
        public interface IModule<in T, out TResult>
        {
            /// <summary>Applies it.</summary>
            TResult call(T input1);
        }

        /// <summary>What is applied to two inputs.</summary>
        /// <typeparam name="T1">Type of the first input.</typeparam>
        /// <typeparam name="T2">Type of the second input.</typeparam>
        /// <typeparam name="TResult">Type of the result.</typeparam>
        public interface IModule<in T1, in T2, out TResult>
        {
            /// <summary>Applies it.</summary>
            TResult call(T1 input1, T2 input2);
        }

        /// <summary>What is applied to three inputs.</summary>
        /// <typeparam name="T1">Type of the first input.</typeparam>
        /// <typeparam name="T2">Type of the second input.</typeparam>
        /// <typeparam name="T3">Type of the third input.</typeparam>
        /// <typeparam name="TResult">Type of the result.</typeparam>
        public interface IModule<in T1, in T2, in T3, out TResult>
        {
            /// <summary>Applies it.</summary>
            TResult call(T1 input1, T2 input2, T3 input3);
        }
    }
}
