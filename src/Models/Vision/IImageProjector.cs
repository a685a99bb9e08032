using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>What stands between vision tower and language model.</summary>
public interface IImageProjector
{
    /// <summary>The module itself; its parameters have the published checkpoint's names behind the family's prefix.</summary>
    nn.Module Module { get; }

    /// <summary>What every feature goes through first: a linear layer over one feature, or several side by side. Pre-training builds the normalisation of features into it.</summary>
    (Parameter Weight, Parameter? Bias) FirstLayer { get; }

    /// <summary>The matrices that are learnt, for pre-training.</summary>
    IReadOnlyList<Parameter> Matrices { get; }

    /// <summary>Returns the tokens that stand in the language model's sequence where the images are.</summary>
    /// <param name="features">[b, patches, d_vision].</param>
    /// <returns>[b * tokens, d].</returns>
    Tensor Project(Tensor features);
}
