namespace CoIN.Data.Raw;

/// <summary>An object that people described.</summary>
/// <param name="Id">The id of the reference.</param>
/// <param name="ImageId">The id of the image.</param>
/// <param name="ImageFile">The name of the image file.</param>
/// <param name="Split">train, val, test, testA or testB.</param>
/// <param name="Box">Where it is in the padded square.</param>
/// <param name="Sentences">What was said about it, each with its id.</param>
internal sealed record ReferredObject(
    long Id, long ImageId, string ImageFile, string Split, BoundingBox Box, IReadOnlyList<(long Id, string Text)> Sentences);
