using CoIN.Graph;

namespace CoIN.Stages;

/// <summary>A learning task that is to be written in the release format.</summary>
/// <param name="Task">The learning task.</param>
/// <param name="Splits">Each split with the stage that converts it.</param>
/// <param name="Images">The folders with the images, by what the images' paths begin with; "" for all.</param>
public sealed record ExportedTask(string Task, IReadOnlyList<(string Split, string Stage)> Splits, IReadOnlyDictionary<string, StageInput> Images)
{
    /// <summary>The names of the stages whose outputs are read.</summary>
    public IEnumerable<string> Stages => Splits.Select(split => split.Stage).Concat(Images.Values.Select(folder => folder.Stage).OfType<string>());
}
