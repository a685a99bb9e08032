namespace CoIN.Data.Sources;

/// <summary>VQAv2: questions about COCO's photographs; the images are a data set of their own.</summary>
internal static class VqaV2Source
{
    private const string Host = "https://s3.amazonaws.com/cvmlp/vqa/mscoco/vqa";

    internal static RawDataSet Set { get; } = new()
    {
        Name = "VQAv2",
        Folder = "VQAv2",
        Holds = "v2_OpenEnded_mscoco_{train,val}2014_questions.json and v2_mscoco_{train,val}2014_annotations.json",
        Homepage = "https://visualqa.org/download.html",
        Licence = "CC BY 4.0",
        UnpackedBytes = 590_000_000,
        Files =
        [
            Zip("v2_Questions_Train_mscoco.zip", 7_500_000),
            Zip("v2_Questions_Val_mscoco.zip", 3_600_000),
            Zip("v2_Annotations_Train_mscoco.zip", 21_700_000),
            Zip("v2_Annotations_Val_mscoco.zip", 10_500_000),
        ],
    };

    private static RawFile Zip(string name, long bytes) => new(name, $"{Host}/{name}") { Bytes = bytes, Archive = ArchiveKind.Zip };
}
