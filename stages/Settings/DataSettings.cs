using CoIN.Benchmark;
using CoIN.Data;

namespace CoIN.Stages.Settings;

/// <summary>Where the data comes from and how it is turned into instructions.</summary>
public sealed record DataSettings : IValidated
{
    /// <summary>MiniWorld, or a folder with the real data sets.</summary>
    public DataSource Source { get; init; } = DataSource.Folder;

    /// <summary>The folder with the real data sets, one sub-folder each; read only with the source <c>folder</c>.</summary>
    public string Root { get; init; } = "";

    /// <summary>Whether data sets that are not in the folder are fetched from their publishers, as far as they can be.</summary>
    public bool Download { get; init; }

    /// <summary>The file that pins the SHA-256 of every raw file; empty for <c>data.lock</c> in the folder.</summary>
    public string Lock { get; init; } = "";

    /// <summary>MiniWorld: training records of each learning task.</summary>
    public int TrainRecords { get; init; } = 800;

    /// <summary>MiniWorld: test records of each learning task.</summary>
    public int TestRecords { get; init; } = 100;

    /// <summary>The instruction templates: original, diverse, 10type, type1 or type2.</summary>
    public string Instructions { get; init; } = "original";

    /// <summary>The share of the training records that is used, above 0 to 1.</summary>
    public double Volume { get; init; } = 1;

    /// <summary>Test records drawn at random, 0 for all.</summary>
    public int TestSubset { get; init; }

    /// <summary>The least share of images that must be present, 0 to 1; below it conversion fails and names what is missing.</summary>
    public double MinimumCoverage { get; init; } = 1;

    /// <summary>Whether converted records hold their images, or the images stay files.</summary>
    public ImageStorage Images { get; init; } = ImageStorage.Bytes;

    /// <inheritdoc/>
    public IEnumerable<string> Problems() =>
    [
        .. Check.Range("trainRecords", TrainRecords, 1),
        .. Check.Range("testRecords", TestRecords, 1),
        .. Check.Known("instructions", Instructions, InstructionTemplates.Variants),
        .. Check.Range("volume", Volume, 0.001, 1),
        .. Check.Range("testSubset", TestSubset, 0),
        .. Check.Range("minimumCoverage", MinimumCoverage, 0, 1),
    ];
}
