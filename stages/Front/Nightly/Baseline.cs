using System.Text.Json;
using CoIN.Errors;

namespace CoIN.Stages.Front.Nightly;

/// <summary>The figures that were accepted: what later runs are compared with. A JSON file in git, <c>reports/baseline/PROFILE.json</c>.</summary>
public sealed record Baseline
{
    private static readonly JsonSerializerOptions Json = new(StageJson.Options) { WriteIndented = true, NewLine = "\n" };

    /// <summary>The profile.</summary>
    public required string Profile { get; init; }

    /// <summary>Where the figures were computed; elsewhere they may differ in the last digits, and what follows from them.</summary>
    public required string Platform { get; init; }

    /// <summary>How many seeds the spread is from.</summary>
    public required int Seeds { get; init; }

    /// <summary>The figures, in the order of the tables.</summary>
    public required IReadOnlyList<BaselineFigure> Figures { get; init; }

    /// <summary>The first 16 digits of the key of every stage behind them, by its name.</summary>
    public required IReadOnlyDictionary<string, string> Stages { get; init; }

    /// <summary>Reads the baseline of a profile.</summary>
    /// <param name="path">The file.</param>
    /// <param name="profile">The profile's name.</param>
    /// <exception cref="PipelineException">It is not there, cannot be read, or is of another profile.</exception>
    public static Baseline Read(string path, string profile)
    {
        if (!File.Exists(path))
        {
            throw new PipelineException($"there is no baseline '{path}'; './build.sh --target=Accept --profile={profile}' makes one of the figures of a run");
        }

        try
        {
            var baseline = JsonSerializer.Deserialize<Baseline>(File.ReadAllText(path), Json) ?? throw new JsonException("it is empty");
            return baseline.Profile == profile
                ? baseline
                : throw new PipelineException($"baseline '{path}': profile '{profile}' expected, found '{baseline.Profile}'; figures of two profiles do not compare");
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new PipelineException($"baseline '{path}' cannot be read: {problem.Message}; restore it from git", problem);
        }
    }

    /// <summary>Writes the baseline.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="PipelineException">It cannot be written.</exception>
    public void Write(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, JsonSerializer.Serialize(this, Json) + "\n");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException($"baseline '{path}' cannot be written: {problem.Message}", problem);
        }
    }
}
