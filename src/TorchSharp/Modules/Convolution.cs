using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the convolutions have in common: weight, bias, and how the window moves.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    private Parameter _weight;
    private Parameter? _bias;

    private protected Convolution(
        string name, Parameter weight, Parameter? bias, long[] stride, long[] padding, Padding? paddingType, long[] dilation, long groups)
        : base(name)
    {
        (_weight, _bias, padding_type) = (weight, bias, paddingType);
        (this.stride, this.padding, this.dilation, this.groups) = (stride, padding, dilation, groups);
        kernel_size = weight.shape[2..];
        in_channels = weight.size(1) * groups;
        out_channels = weight.size(0);
        ConditionallyRegisterParameter(nameof(weight), weight);
        ConditionallyRegisterParameter(nameof(bias), bias);
    }

    /// <summary>Channels of the input.</summary>
    public long in_channels { get; }

    /// <summary>Channels of the result.</summary>
    public long out_channels { get; }

    /// <summary>Size of the window.</summary>
    public long[] kernel_size { get; set; }

    /// <summary>Steps of the window.</summary>
    public long[] stride { get; set; }

    /// <summary>Zeros added on both sides; not used where <see cref="padding_type"/> is given.</summary>
    public long[] padding { get; }

    /// <summary>Padding by rule instead of by number.</summary>
    public Padding? padding_type { get; }

    /// <summary>Distance of the elements of a window.</summary>
    public long[] dilation { get; set; }

    /// <summary>Groups of channels that do not see each other.</summary>
    public long groups { get; set; }

    /// <summary>Weight, [out_channels, in_channels / groups, kernel_size].</summary>
    public Parameter weight
    {
        get => _weight;
        set
        {
            _weight = value;
            ConditionallyRegisterParameter(nameof(weight), value);
        }
    }

    /// <summary>Bias, [out_channels]; null for none.</summary>
    public Parameter? bias
    {
        get => _bias;
        set
        {
            _bias = value;
            ConditionallyRegisterParameter(nameof(bias), value);
        }
    }
}
