using System.Text.Json.Serialization;

namespace CoIN.Data;

/// <summary>What a conversion found and wrote.</summary>
/// <param name="Task">The learning task.</param>
/// <param name="Split">The split.</param>
/// <param name="RecordsListed">Records that the raw files list.</param>
/// <param name="RecordsMissing">Those of them without raw entry.</param>
/// <param name="RecordsWritten">Records in the Parquet file.</param>
/// <param name="ImagesNamed">Records that name an image, after volume and test subset.</param>
/// <param name="ImagesMissing">Those of them whose image file is absent or cannot be read.</param>
/// <param name="ImagesUnreadable">Those of them whose image file is there, but no JPEG or PNG file.</param>
/// <param name="FirstUnreadable">What is wrong with the first of these; null if there is none.</param>
public sealed record ConversionReport(
    string Task,
    string Split,
    long RecordsListed,
    long RecordsMissing,
    long RecordsWritten,
    long ImagesNamed,
    long ImagesMissing,
    long ImagesUnreadable = 0,
    string? FirstUnreadable = null)
{
    /// <summary>The share of the named images that are there, in [0, 1]; 1 if none is named.</summary>
    [JsonIgnore]
    public double ImageCoverage => ImagesNamed == 0 ? 1 : (double)(ImagesNamed - ImagesMissing) / ImagesNamed;

    /// <summary>The share of the listed records that have a raw entry, in [0, 1]; 1 if none is listed.</summary>
    [JsonIgnore]
    public double RecordCoverage => RecordsListed == 0 ? 1 : (double)(RecordsListed - RecordsMissing) / RecordsListed;

    /// <summary>Returns the coverage of a learning task's splits together as a sentence, for example <c>97.3 % of OCR-VQA's images present (161,560 of 166,043)</c>.</summary>
    /// <param name="splits">The reports of one learning task, at least one.</param>
    public static string CoverageOf(IReadOnlyList<ConversionReport> splits)
    {
        ArgumentNullException.ThrowIfNull(splits);
        var all = splits[0] with { ImagesNamed = splits.Sum(split => split.ImagesNamed), ImagesMissing = splits.Sum(split => split.ImagesMissing) };
        return all.Sentence("");
    }

    /// <summary>Returns the coverage as a sentence, for example <c>97.3 % of OCR-VQA's train images present (161,560 of 166,043)</c>.</summary>
    public string Coverage() => Sentence($"{Split} ");

    // Cut, not rounded: 100.0 % must mean all.
    private string Sentence(string which) =>
        $"{Math.Floor(1000 * ImageCoverage) / 10:F1} % of {Task}'s {which}images present ({ImagesNamed - ImagesMissing:N0} of {ImagesNamed:N0})";
}
