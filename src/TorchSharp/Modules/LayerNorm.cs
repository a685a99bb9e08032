using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Scales the last dimensions to mean 0 and variance 1, then applies a weight and a bias.</summary>
public class LayerNorm : nn.Module<Tensor, Tensor>
{
    private Parameter? _weight;
    private Parameter? _bias;

    internal LayerNorm(long[] shape, double eps, Parameter? weight, Parameter? bias)
        : base(nameof(LayerNorm))
    {
        normalized_shape = shape;
        this.eps = eps;
        elementwise_affine = weight is not null;
        _weight = weight;
        _bias = bias;
        ConditionallyRegisterParameter(nameof(weight), weight);
        ConditionallyRegisterParameter(nameof(bias), bias);
    }

    /// <summary>Sizes of the dimensions that are scaled together.</summary>
    public long[] normalized_shape { get; set; }

    /// <summary>Added to the variance before its root is taken.</summary>
    public double eps { get; set; }

    /// <summary>Whether there is a weight.</summary>
    public bool elementwise_affine { get; set; }

    /// <summary>Factors, of the normalized shape; null for none.</summary>
    public Parameter? weight
    {
        get => _weight;
        set
        {
            _weight = value;
            ConditionallyRegisterParameter(nameof(weight), value);
        }
    }

    /// <summary>Summands, of the normalized shape; null for none.</summary>
    public Parameter? bias
    {
        get => _bias;
        set
        {
            _bias = value;
            ConditionallyRegisterParameter(nameof(bias), value);
        }
    }

    /// <summary>The scaled input.</summary>
    /// <param name="tensor">[..., normalized_shape].</param>
    /// <returns>The shape of the input.</returns>
    public override Tensor forward(Tensor tensor) => Aten.layer_norm.Call(tensor, normalized_shape, _weight, _bias, eps);

    /// <summary>Sets the weight to ones and the bias to zeros.</summary>
    public void reset_parameters()
    {
        using var recording = no_grad();
        _weight?.fill_(1);
        _bias?.zero_();
    }
}
