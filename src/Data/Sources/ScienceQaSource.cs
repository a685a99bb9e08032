namespace CoIN.Data.Sources;

/// <summary>ScienceQA: 21,208 school questions, 10,332 of them with an image.</summary>
internal static class ScienceQaSource
{
    private const string Texts = "https://raw.githubusercontent.com/lupantech/ScienceQA/main/data/scienceqa";
    private const string Images = "https://scienceqa.s3.us-west-1.amazonaws.com/images";

    internal static RawDataSet Set { get; } = new()
    {
        Name = "ScienceQA",
        Folder = "ScienceQA",
        Holds = "problems.json, pid_splits.json and images/{train,val,test}/<problem>/image.png",
        Homepage = "https://scienceqa.github.io",
        Licence = "CC BY-NC-SA 4.0",
        UnpackedBytes = 730_000_000,
        Files =
        [
            new("problems.json", $"{Texts}/problems.json") { Bytes = 30_000_000 },
            new("pid_splits.json", $"{Texts}/pid_splits.json") { Bytes = 200_000 },
            .. new[] { ("train", 420_000_000L), ("val", 140_000_000L), ("test", 140_000_000L) }.Select(split =>
                new RawFile($"{split.Item1}.zip", $"{Images}/{split.Item1}.zip") { Bytes = split.Item2, Archive = ArchiveKind.Zip, Into = "images" }),
        ],
    };
}
