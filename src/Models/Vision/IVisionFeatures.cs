using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>The vision tower's features of a data set's images; the tower is frozen, so they never change.</summary>
public interface IVisionFeatures
{
    /// <summary>Returns the features of some images.</summary>
    /// <param name="images">Numbers of the images, each from 0 to below the number of images; at least one.</param>
    /// <returns>[images, patches, d_vision], in the order asked for, owned by the current dispose scope.</returns>
    Tensor Of(IReadOnlyList<int> images);
}
