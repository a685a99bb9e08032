namespace CoIN.Data.Sources;

/// <summary>GQA 1.2: questions about relations in Visual Genome's photographs.</summary>
internal static class GqaSource
{
    private const string Host = "https://downloads.cs.stanford.edu/nlp/data/gqa";

    internal static RawDataSet Set { get; } = new()
    {
        Name = "GQA",
        Folder = "GQA",
        Holds = "train_balanced_questions.json, testdev_balanced_questions.json and images/*.jpg",
        Homepage = "https://cs.stanford.edu/people/dorarad/gqa/download.html",
        Licence = "CC BY 4.0",
        UnpackedBytes = 33_000_000_000,
        Files =
        [
            new("questions1.2.zip", $"{Host}/questions1.2.zip", "https://nlp.stanford.edu/data/gqa/questions1.2.zip") { Bytes = 1_400_000_000, Archive = ArchiveKind.Zip },
            new("images.zip", $"{Host}/images.zip", "https://nlp.stanford.edu/data/gqa/images.zip") { Bytes = 20_300_000_000, Archive = ArchiveKind.Zip },
        ],
    };
}
