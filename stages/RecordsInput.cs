using CoIN.Data.Raw;
using CoIN.Graph;

namespace CoIN.Stages;

/// <summary>The records of one learning task and split as a stage reads them, with the images that stay files.</summary>
/// <param name="Name">What the stage calls the input.</param>
/// <param name="Stage">The stage that converted the records.</param>
/// <param name="Images">The folders with the images that are not in the records, by what the images' paths begin with; "" for all. Empty if the records hold their images.</param>
public sealed record RecordsInput(string Name, string Stage, IReadOnlyDictionary<string, StageInput> Images)
{
    /// <summary>What the stage declares: the records, and each folder.</summary>
    public IReadOnlyDictionary<string, StageInput> Inputs =>
        Images.ToDictionary(folder => Of(folder.Key), folder => folder.Value).Append(new(Name, StageInput.Output(Stage))).ToDictionary();

    /// <summary>Reads the records.</summary>
    /// <param name="context">The stage, which declares <see cref="Inputs"/>.</param>
    public TaskRecords Read(StageContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var folders = Images.Keys.ToDictionary(folder => folder, folder => context.Input(Of(folder)));
        var files = new RawInput(folders.GetValueOrDefault("", ""), Name) { Elsewhere = folders };
        return TaskRecords.Read(context.Input(Name), files.Locate);
    }

    private string Of(string folder) => $"{Name}, images {folder}".TrimEnd();
}
