namespace CoIN.Data.Sources;

/// <summary>COCO's photographs of 2014: the training images serve VQAv2's training and all of Grounding, the validation images VQAv2's test.</summary>
internal static class CocoSource
{
    internal static RawDataSet Train { get; } = Images("train2014", 82_783, 13_510_573_713);

    internal static RawDataSet Val { get; } = Images("val2014", 40_504, 6_645_013_297);

    private static RawDataSet Images(string name, int count, long bytes) => new()
    {
        Name = $"COCO {name}",
        Folder = $"COCO2014/{name}",
        Holds = $"{count:N0} images COCO_{name}_*.jpg",
        Homepage = "https://cocodataset.org/#download",
        Licence = "Flickr's terms of use for the images",
        UnpackedBytes = bytes,
        Files = [new($"{name}.zip", $"http://images.cocodataset.org/zips/{name}.zip") { Bytes = bytes, Archive = ArchiveKind.Zip, Without = name }],
    };
}
