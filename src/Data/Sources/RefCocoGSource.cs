namespace CoIN.Data.Sources;

/// <summary>RefCOCOg: longer descriptions, split by the University of Maryland.</summary>
/// <remarks>The publishers' server is often down; the second address is the Internet Archive's copy, which they name themselves.</remarks>
internal static class RefCocoGSource
{
    internal static RawDataSet Set { get; } = new()
    {
        Name = "RefCOCOg",
        Folder = "RefCOCO/refcocog",
        Holds = "instances.json and refs(umd).p",
        Homepage = "https://github.com/lichengunc/refer",
        Licence = "Apache 2.0 (annotations), COCO's terms (images)",
        UnpackedBytes = 200_000_000,
        Files =
        [
            new(
                "refcocog.zip",
                "https://bvisionweb1.cs.unc.edu/licheng/referit/data/refcocog.zip",
                "https://web.archive.org/web/20220413012904/https://bvisionweb1.cs.unc.edu/licheng/referit/data/refcocog.zip")
            { Bytes = 60_000_000, Archive = ArchiveKind.Zip, Without = "refcocog" },
        ],
    };
}
