using CoIN.Errors;

namespace CoIN.Data.Raw;

/// <summary>The raw converters of the eight learning tasks.</summary>
public static class RawConverters
{
    /// <summary>All converters, in the paper's order of the tasks.</summary>
    public static IReadOnlyList<IRawConverter> All { get; } =
    [
        new ScienceQaConverter(),
        new TextVqaConverter(),
        new ImageNetConverter(),
        new GqaConverter(),
        new VizWizConverter(),
        new GroundingConverter(),
        new VqaV2Converter(),
        new OcrVqaConverter(),
    ];

    /// <summary>Returns the converter of a learning task.</summary>
    /// <param name="task">The task's name.</param>
    /// <exception cref="PipelineException">No raw format belongs to that name.</exception>
    public static IRawConverter For(string task) => All.FirstOrDefault(converter => converter.Task == task)
        ?? throw new PipelineException($"no raw converter for learning task '{task}'{NearestName.Hint(task, All.Select(converter => converter.Task))}");
}
