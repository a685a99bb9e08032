using TorchSharp.Native;
using static TorchSharp.torch;

namespace CoIN.Torch;

// Over the system's libtorch.
public static partial class FusedOperators
{
    private static Tensor? FusedRmsNorm(Tensor x, Tensor weight, double epsilon) =>
        Fused.Takes(x) && Fused.Takes(weight) ? Fused.rms_norm.Call(x, weight, epsilon) : null;

    private static Tensor? FusedSwiGlu(Tensor gate, Tensor up) => Fused.Takes(gate) && Fused.Takes(up) ? Fused.swiglu.Call(gate, up) : null;
}
