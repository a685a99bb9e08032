using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A convolution over images.</summary>
public class Conv2d : Convolution
{
    internal Conv2d(Parameter weight, Parameter? bias, long[] stride, long[] padding, Padding? paddingType, long[] dilation, long groups)
        : base(nameof(Conv2d), weight, bias, stride, padding, paddingType, dilation, groups)
    {
    }

    /// <summary>The convolved images.</summary>
    /// <param name="input">[b, in_channels, height, width].</param>
    /// <returns>[b, out_channels, height', width'].</returns>
    public override Tensor forward(Tensor input) => padding_type is { } rule
        ? nn.functional.conv2d_padding(input, weight, bias, stride, rule, dilation, groups)
        : nn.functional.conv2d(input, weight, bias, stride, padding, dilation, groups);
}
