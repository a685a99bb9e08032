namespace CoIN.Data.Sources;

/// <summary>OCR-VQA: questions about 207,572 book covers. The covers lie at a bookseller's, one address each, and many are gone.</summary>
internal static class OcrVqaSource
{
    internal static RawDataSet Set { get; } = new()
    {
        Name = "OCR-VQA",
        Folder = "OCR-VQA",
        Holds = "dataset.json and images/<key>.<extension of imageURL>",
        Homepage = "https://ocr-vqa.github.io",
        Licence = "the publishers' terms: research only",
        UnpackedBytes = 7_500_000_000,
        ByHand = "take dataset.json and loadDataset.py from https://ocr-vqa.github.io and let the script fetch the covers (about 3 % of the addresses are dead; "
            + "the community's copy vantuan5644/CoIN-CL on Hugging Face has more)",
    };
}
