using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Gradients of what was computed while recording was on.</summary>
    public static unsafe class autograd
    {
        /// <summary>Adds the gradients of these tensors to the leaves they were computed from. Runs on the calling thread for CPU tensors.</summary>
        /// <param name="tensors">What to differentiate.</param>
        /// <param name="grad_tensors">The outer gradient of each; null for numbers (one element each).</param>
        /// <param name="retain_graph">Keep what was recorded; null keeps it when <paramref name="create_graph"/> is set.</param>
        /// <param name="create_graph">Record this pass too, for higher derivatives.</param>
        /// <param name="inputs">The only tensors to receive gradients; null for all leaves.</param>
        public static void backward(
            IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false,
            IList<Tensor>? inputs = null)
        {
            var outputHandles = Handles(tensors);
            var seedHandles = Handles(grad_tensors);
            var inputHandles = Handles(inputs);
            fixed (IntPtr* outputs = outputHandles, seeds = seedHandles, leaves = inputHandles)
            {
                var result = LibTorch.coin_backward(
                    outputs, outputHandles.Length, seeds, seedHandles.Length, retain_graph ?? create_graph ? 1 : 0, create_graph ? 1 : 0,
                    leaves, inputHandles.Length);
                GC.KeepAlive(tensors);
                GC.KeepAlive(grad_tensors);
                GC.KeepAlive(inputs);
                LibTorch.Check(result, nameof(backward));
            }
        }

        /// <summary>The gradients of outputs with respect to inputs; nothing is accumulated.</summary>
        /// <param name="outputs">What to differentiate.</param>
        /// <param name="inputs">With respect to what.</param>
        /// <param name="grad_outputs">The outer gradient of each output; null for numbers (one element each).</param>
        /// <param name="retain_graph">Keep what was recorded, for another pass.</param>
        /// <param name="create_graph">Record this pass too, for higher derivatives.</param>
        /// <param name="allow_unused">Accept inputs that the outputs do not depend on; their gradient is null.</param>
        /// <returns>One gradient for each input.</returns>
        public static IList<Tensor> grad(
            IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false,
            bool create_graph = false, bool allow_unused = false)
        {
            var outputHandles = Handles(outputs);
            var seedHandles = Handles(grad_outputs);
            var inputHandles = Handles(inputs);
            var gradients = new IntPtr[inputHandles.Length];
            fixed (IntPtr* sources = outputHandles, seeds = seedHandles, targets = inputHandles, results = gradients)
            {
                var result = LibTorch.coin_gradients(
                    sources, outputHandles.Length, seeds, seedHandles.Length, retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0,
                    allow_unused ? 1 : 0, targets, inputHandles.Length, results);
                GC.KeepAlive(outputs);
                GC.KeepAlive(inputs);
                GC.KeepAlive(grad_outputs);
                LibTorch.Check(result, nameof(grad));
            }

            return Array.ConvertAll(gradients, handle => handle == IntPtr.Zero ? null! : new Tensor(handle));
        }

        private static IntPtr[] Handles(IList<Tensor>? tensors)
        {
            var handles = new IntPtr[tensors?.Count ?? 0];
            for (var i = 0; i < handles.Length; i++)
            {
                handles[i] = tensors![i].Handle;
            }

            return handles;
        }
    }
}
