namespace CoIN.Training.Pretraining;

/// <summary>What is seen in each patch of an image, for a tower that learns to tag patches.</summary>
/// <param name="Classes">Group by group, for each patch the class, or <see cref="Unknown"/> where the loss should not look.</param>
/// <param name="Marks">Patch by patch, 1 for every mark (letter or digit) that stands in it; empty where the loss should not look.</param>
/// <param name="Boxes">Patch by patch, centre x, centre y, width, height of the object it belongs to, as fractions of the image, or <see cref="NoBox"/> four times.</param>
public sealed record PatchTags(long[][] Classes, float[] Marks, float[] Boxes)
{
    /// <summary>A class that is not known.</summary>
    public const long Unknown = -100;

    /// <summary>Stands in place of a box where there is no object.</summary>
    public const float NoBox = -1;
}
