namespace CoIN.Data.Sources;

/// <summary>RefCOCO: what people call things in 19,994 of COCO's photographs.</summary>
/// <remarks>The publishers' server is often down; the second address is the Internet Archive's copy, which they name themselves.</remarks>
internal static class RefCocoSource
{
    internal static RawDataSet Set { get; } = new()
    {
        Name = "RefCOCO",
        Folder = "RefCOCO/refcoco",
        Holds = "instances.json and refs(unc).p",
        Homepage = "https://github.com/lichengunc/refer",
        Licence = "Apache 2.0 (annotations), COCO's terms (images)",
        UnpackedBytes = 200_000_000,
        Files =
        [
            new(
                "refcoco.zip",
                "https://bvisionweb1.cs.unc.edu/licheng/referit/data/refcoco.zip",
                "https://web.archive.org/web/20220413011718/https://bvisionweb1.cs.unc.edu/licheng/referit/data/refcoco.zip")
            { Bytes = 60_000_000, Archive = ArchiveKind.Zip, Without = "refcoco" },
        ],
    };
}
