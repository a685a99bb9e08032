namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            // Parameters and floating-point buffers keep their identity: their native tensors are replaced.
            internal void Convert(ScalarType? type, Device? device, bool nonBlocking)
            {
                foreach (var tensor in parameters().Concat(buffers()))
                {
                    var target = type is { } wanted && tensor.is_floating_point() ? wanted : tensor.dtype;
                    Replace(tensor, target, device ?? tensor.device, nonBlocking);
                }
            }

            private static void Replace(Tensor tensor, ScalarType type, Device device, bool nonBlocking)
            {
                if (tensor.dtype == type && tensor.device.IsSameAs(device))
                {
                    return;
                }

                using var recording = no_grad();
                var trained = tensor.requires_grad;
                var gradient = tensor.grad;
                var moved = tensor.is_meta
                    ? empty_like(tensor, type, device)
                    : tensor.to(type, device, non_blocking: nonBlocking);
                tensor.TakeOver(moved);
                tensor.requires_grad_(trained);
                if (gradient is not null)
                {
                    using (gradient)
                    using (var converted = gradient.to(type, device, non_blocking: nonBlocking))
                    {
                        tensor.grad = converted;
                    }
                }
            }
        }
    }
}
