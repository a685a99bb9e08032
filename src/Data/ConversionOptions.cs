using CoIN.Benchmark;
using CoIN.Data.Raw;
using CoIN.Data.Sources;

namespace CoIN.Data;

/// <summary>How raw data become instruction data.</summary>
public sealed record ConversionOptions
{
    /// <summary>The instruction templates; needed for raw data, not for the release format, whose questions hold their instructions.</summary>
    public InstructionTemplates? Templates { get; init; }

    /// <summary>Which of <see cref="InstructionTemplates.Variants"/> is used.</summary>
    public string Variant { get; init; } = "original";

    /// <summary>The experiment's seed: for the templates, the volume and the test subset.</summary>
    public ulong Seed { get; init; }

    /// <summary>The share of the training records that is kept, above 0 and at most 1.</summary>
    public double Volume { get; init; } = 1;

    /// <summary>How shares below 1 are drawn.</summary>
    public VolumeDraw VolumeDraw { get; init; } = VolumeDraw.Nested;

    /// <summary>How many test records are drawn, or null for all.</summary>
    public int? TestSubset { get; init; }

    /// <summary>The folder that image paths are relative to; null for the data root itself.</summary>
    public string? ImageRoot { get; init; }

    /// <summary>Folders below the data root that lie elsewhere, by their path below it.</summary>
    public IReadOnlyDictionary<string, string> Elsewhere { get; init; } = new Dictionary<string, string>();

    /// <summary>Compares every raw file that is read with its pin; null to compare none.</summary>
    public RawLock? Pins { get; init; }

    /// <summary>Where the images go.</summary>
    public ImageStorage Images { get; init; } = ImageStorage.Bytes;

    /// <summary>What happens to records whose image or raw entry is not there.</summary>
    public MissingInput Missing { get; init; } = MissingInput.Refuse;

    /// <summary>How many threads parse and read images, beside the one that writes. Never changes a result.</summary>
    public int Workers { get; init; } = 1;
}
