namespace CoIN.Data.Sources;

/// <summary>What the three sets of referring expressions share: publishers, terms, and the form of the archives.</summary>
/// <remarks>The publishers' server is often down; the second address is the Internet Archive's copy, which they name themselves.</remarks>
internal static class ReferSource
{
    /// <summary>Describes one of the sets.</summary>
    /// <param name="name">Its name; in small letters that of its folder and archive.</param>
    /// <param name="references">The file of the references in it.</param>
    /// <param name="archived">When the Internet Archive took its copy.</param>
    internal static RawDataSet Of(string name, string references, string archived)
    {
        var folder = name.ToLowerInvariant();
        var address = $"https://bvisionweb1.cs.unc.edu/licheng/referit/data/{folder}.zip";
        return new RawDataSet
        {
            Name = name,
            Folder = $"RefCOCO/{folder}",
            Holds = $"instances.json and {references}",
            Homepage = "https://github.com/lichengunc/refer",
            Licence = "Apache 2.0 (annotations), COCO's terms (images)",
            UnpackedBytes = 200_000_000,
            Files = [new($"{folder}.zip", address, $"https://web.archive.org/web/{archived}/{address}") { Bytes = 60_000_000, Archive = ArchiveKind.Zip, Without = folder }],
        };
    }
}
