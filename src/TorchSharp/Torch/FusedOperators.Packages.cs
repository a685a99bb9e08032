using static TorchSharp.torch;

namespace CoIN.Torch;

// Over the TorchSharp packages.
public static partial class FusedOperators
{
    private static Tensor? FusedRmsNorm(Tensor x, Tensor weight, double epsilon) => null;

    private static Tensor? FusedSwiGlu(Tensor gate, Tensor up) => null;
}
