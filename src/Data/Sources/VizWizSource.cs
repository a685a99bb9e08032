namespace CoIN.Data.Sources;

/// <summary>VizWiz-VQA (2020): blind people's questions. The answers of its test set are closed; the benchmark is evaluated on the validation set.</summary>
internal static class VizWizSource
{
    private const string Host = "https://vizwiz.cs.colorado.edu/VizWiz_final";

    internal static RawDataSet Set { get; } = new()
    {
        Name = "VizWiz",
        Folder = "VizWiz",
        Holds = "train.json, val.json, train/*.jpg and val/*.jpg (the test answers are closed and not needed; to be scored on them, register at https://eval.ai)",
        Homepage = "https://vizwiz.org/tasks-and-datasets/vqa",
        Licence = "CC BY 4.0",
        UnpackedBytes = 14_000_000_000,
        Files =
        [
            new("Annotations.zip", $"{Host}/vqa_data/Annotations.zip") { Bytes = 5_000_000, Archive = ArchiveKind.Zip, Without = "Annotations" },
            new("train.zip", $"{Host}/images/train.zip") { Bytes = 11_298_421_598, Archive = ArchiveKind.Zip },
            new("val.zip", $"{Host}/images/val.zip") { Bytes = 2_500_000_000, Archive = ArchiveKind.Zip },
        ],
    };
}
