using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether operations on this tensor are recorded for gradients.</summary>
        public bool requires_grad
        {
            get
            {
                var required = LibTorch.coin_requires_grad(Handle) != 0;
                GC.KeepAlive(this);
                return required;
            }

            set
            {
                LibTorch.Check(LibTorch.coin_set_requires_grad(Handle, value ? 1 : 0), nameof(requires_grad));
                GC.KeepAlive(this);
            }
        }

        /// <summary>Whether this tensor was made by the user, not by a recorded operation.</summary>
        public bool is_leaf
        {
            get
            {
                var leaf = LibTorch.coin_is_leaf(Handle) != 0;
                GC.KeepAlive(this);
                return leaf;
            }
        }

        /// <summary>The gradient accumulated by <see cref="backward()"/>; null before the first.</summary>
        public Tensor? grad
        {
            get
            {
                var handle = LibTorch.coin_grad(Handle);
                GC.KeepAlive(this);
                return handle == IntPtr.Zero ? null : new Tensor(handle);
            }

            set
            {
                LibTorch.Check(LibTorch.coin_set_grad(Handle, value is null ? IntPtr.Zero : value.Handle), nameof(grad));
                GC.KeepAlive(this);
                GC.KeepAlive(value);
            }
        }

        /// <summary>Switches recording for gradients.</summary>
        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        /// <summary>Switches recording for gradients.</summary>
        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>Keeps this tensor's gradient although it is not a leaf.</summary>
        public void retain_grad()
        {
            LibTorch.Check(LibTorch.coin_retain_grad(Handle), nameof(retain_grad));
            GC.KeepAlive(this);
        }

        /// <summary>Adds the gradient of this number to the leaves it was computed from.</summary>
        public void backward() => autograd.backward([this]);

        /// <summary>Adds gradients to the leaves this tensor was computed from.</summary>
        /// <param name="grad_tensors">The gradient of what is optimized with respect to this tensor; needed unless it has one element.</param>
        /// <param name="retain_graph">Keep what was recorded, for another pass.</param>
        /// <param name="create_graph">Record this pass too, for higher derivatives.</param>
        /// <param name="inputs">The only tensors to receive gradients; null for all leaves.</param>
        public void backward(
            IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph, create_graph, inputs);
    }
}
