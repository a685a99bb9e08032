using CoIN.Errors;

namespace CoIN.Data.Sources;

/// <summary>The data sets behind the benchmark, and which of them a learning task reads.</summary>
/// <remarks>Addresses, sizes and terms are the publishers' as of 2026; the layout on disk is that of the official scripts, see <see cref="Raw.RawLayout"/>.</remarks>
public static class SourceCatalogue
{
    private static readonly Dictionary<string, RawDataSet[]> ByTask = new(StringComparer.Ordinal)
    {
        ["ScienceQA"] = [ScienceQaSource.Set],
        ["TextVQA"] = [TextVqaSource.Set],
        ["ImageNet"] = [ImageNetSource.Set],
        ["GQA"] = [GqaSource.Set],
        ["VizWiz"] = [VizWizSource.Set],
        ["Grounding"] = [RefCocoSource.Set, RefCocoPlusSource.Set, RefCocoGSource.Set, CocoSource.Train],
        ["VQAv2"] = [VqaV2Source.Set, CocoSource.Train, CocoSource.Val],
        ["OCR-VQA"] = [OcrVqaSource.Set],
    };

    /// <summary>All data sets, in the order of the learning tasks.</summary>
    public static IReadOnlyList<RawDataSet> All { get; } = [.. ByTask.Values.SelectMany(sets => sets).Distinct()];

    /// <summary>Returns the data sets that a learning task reads: its questions first, images of others last.</summary>
    /// <param name="task">A built-in learning task.</param>
    /// <exception cref="PipelineException">No data set belongs to that name.</exception>
    public static IReadOnlyList<RawDataSet> For(string task) => ByTask.TryGetValue(task, out var sets)
        ? sets
        : throw new PipelineException($"no data sets are known for learning task '{task}'{NearestName.Hint(task, ByTask.Keys)}");
}
