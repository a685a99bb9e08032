using TorchSharp.Modules;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What is done to the gradients of many parameters at once.</summary>
        public static class utils
        {
            /// <summary>Scales all gradients, together, so that the norm of all their elements is at most the maximum.</summary>
            /// <param name="tensors">The parameters; those without a gradient do not count.</param>
            /// <param name="max_norm">The maximum.</param>
            /// <param name="norm_type">Which norm; 2 is the Euclidean.</param>
            /// <returns>The norm before scaling.</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                using var recording = no_grad();
                using var scope = NewDisposeScope();
                var gradients = tensors.Select(parameter => parameter.grad).OfType<Tensor>().ToArray();
                if (gradients.Length == 0)
                {
                    return 0;
                }

                var norms = Aten._foreach_norm_Scalar.CallList(gradients, norm_type);
                var total = stack(norms).norm((float)norm_type);
                // As PyTorch, in the gradients' precision: a factor of at most 1, applied whether it clips or not.
                var factor = (max_norm / (total + 1e-6)).clamp_max(1);
                Aten._foreach_mul__Scalar.Run(gradients, factor.ToDouble());
                return total.ToDouble();
            }
        }
    }
}
