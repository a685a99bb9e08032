namespace CoIN.Graph;

/// <summary>What a stage reads: the output folder of another stage, or a file or folder outside the store.</summary>
public sealed record StageInput
{
    private StageInput(string? stage, string? path)
    {
        Stage = stage;
        Path = path;
    }

    /// <summary>The name of the stage whose output is read; null for a file or folder.</summary>
    public string? Stage { get; }

    /// <summary>The file or folder that is read; null for a stage's output.</summary>
    public string? Path { get; }

    /// <summary>Reads the output folder of a stage.</summary>
    /// <param name="stage">The stage's name.</param>
    public static StageInput Output(string stage)
    {
        ArgumentException.ThrowIfNullOrEmpty(stage);
        return new StageInput(stage, null);
    }

    /// <summary>Reads a file, or a folder with everything in it.</summary>
    /// <param name="path">Where it lies. Its content is part of the key; its own name and place are not, so the stage must not depend on them.</param>
    public static StageInput External(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new StageInput(null, System.IO.Path.GetFullPath(path));
    }

    /// <summary>Returns <c>stage 'base'</c>, or the path.</summary>
    public override string ToString() => Stage is null ? $"'{Path}'" : $"stage '{Stage}'";
}
