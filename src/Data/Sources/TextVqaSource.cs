namespace CoIN.Data.Sources;

/// <summary>TextVQA 0.5.1: questions about words in OpenImages photographs.</summary>
internal static class TextVqaSource
{
    private const string Host = "https://dl.fbaipublicfiles.com/textvqa";

    internal static RawDataSet Set { get; } = new()
    {
        Name = "TextVQA",
        Folder = "TextVQA",
        Holds = "TextVQA_0.5.1_train.json, TextVQA_0.5.1_val.json and train_images/*.jpg",
        Homepage = "https://textvqa.org/dataset",
        Licence = "CC BY 4.0",
        UnpackedBytes = 7_300_000_000,
        Files =
        [
            new("TextVQA_0.5.1_train.json", $"{Host}/data/TextVQA_0.5.1_train.json") { Bytes = 108_000_000 },
            new("TextVQA_0.5.1_val.json", $"{Host}/data/TextVQA_0.5.1_val.json") { Bytes = 16_000_000 },
            new("train_val_images.zip", $"{Host}/images/train_val_images.zip") { Bytes = 7_072_000_000, Archive = ArchiveKind.Zip },
        ],
    };
}
