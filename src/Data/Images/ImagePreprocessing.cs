namespace CoIN.Data.Images;

/// <summary>What a vision tower wants of its images. Defaults: CLIP ViT-L/14 at 336 pixels, as LLaVA uses it.</summary>
public sealed record ImagePreprocessing
{
    /// <summary>The side of the square in pixels, at least 1.</summary>
    public int Size { get; init; } = 336;

    /// <summary>How an image becomes a square.</summary>
    public ImageFit Fit { get; init; } = ImageFit.Pad;

    /// <summary>The mean of each channel, taken off after scaling to [0, 1].</summary>
    public (float Red, float Green, float Blue) Mean { get; init; } = (0.48145466f, 0.4578275f, 0.40821073f);

    /// <summary>The standard deviation of each channel, by which the rest is divided.</summary>
    public (float Red, float Green, float Blue) StandardDeviation { get; init; } = (0.26862954f, 0.26130258f, 0.27577711f);
}
