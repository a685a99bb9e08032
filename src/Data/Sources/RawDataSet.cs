namespace CoIN.Data.Sources;

/// <summary>A published data set: what of it is needed, where it comes from and under which terms.</summary>
public sealed record RawDataSet
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its folder below the data root, with '/'; no two data sets share one.</summary>
    public required string Folder { get; init; }

    /// <summary>What has to lie in the folder, in words.</summary>
    public required string Holds { get; init; }

    /// <summary>The publishers' page.</summary>
    public required string Homepage { get; init; }

    /// <summary>The terms under which it may be used.</summary>
    public required string Licence { get; init; }

    /// <summary>How much space the unpacked files take, roughly, in bytes.</summary>
    public required long UnpackedBytes { get; init; }

    /// <summary>The files that can be fetched; empty where all of it is gated.</summary>
    public IReadOnlyList<RawFile> Files { get; init; } = [];

    /// <summary>How a user gets what cannot be fetched; empty if everything can.</summary>
    public string ByHand { get; init; } = "";

    /// <summary>Returns how to get it, as one line.</summary>
    /// <param name="root">The data root, as the user wrote it.</param>
    public string HowToGet(string root) => ByHand.Length > 0
        ? $"{ByHand}; put {Holds} into '{root}/{Folder}'"
        : $"set data.download=true, or take it from {Homepage} and put {Holds} into '{root}/{Folder}' ({Size(UnpackedBytes)}, {Licence})";

    /// <summary>Returns how to complete a folder that holds a part of it, as one line.</summary>
    /// <param name="root">The data root, as the user wrote it.</param>
    public string HowToComplete(string root) => ByHand.Length > 0
        ? HowToGet(root)
        : $"take what is missing from {Homepage}, so that '{root}/{Folder}' holds {Holds}; or move the folder away and set data.download=true";

    private static string Size(long bytes) => bytes >= 1_000_000_000 ? $"{bytes / 1e9:F1} GB" : $"{Math.Max(1, bytes / 1e6):F0} MB";
}
