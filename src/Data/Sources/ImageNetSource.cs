namespace CoIN.Data.Sources;

/// <summary>ImageNet (ILSVRC 2012), of which the benchmark uses 101 synsets. Gated: its terms forbid passing it on.</summary>
internal static class ImageNetSource
{
    internal static RawDataSet Set { get; } = new()
    {
        Name = "ImageNet",
        Folder = "ImageNet_withlabel",
        Holds = "train/<synset>/*.JPEG, val/ILSVRC2012_val_*.JPEG, LOC_synset_mapping.txt and LOC_val_solution.csv",
        Homepage = "https://image-net.org/download.php",
        Licence = "ImageNet terms of access: non-commercial research",
        UnpackedBytes = 155_000_000_000,
        ByHand = "request access at https://image-net.org/download.php for the images (only the benchmark's 101 synsets and their validation images are read), "
            + "take the two LOC files from https://www.kaggle.com/c/imagenet-object-localization-challenge/data",
    };
}
