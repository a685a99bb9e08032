using CoIN.Errors;

namespace CoIN.Stages.Settings;

/// <summary>Finds and reads profiles.</summary>
public static class ProfileFiles
{
    /// <summary>Reads a profile.</summary>
    /// <param name="layout">The repository.</param>
    /// <param name="profile">The name of a file in <c>stages/profiles</c> without ending, or the path of a YAML file.</param>
    /// <param name="overrides">Values for single keys, each <c>key=value</c>.</param>
    /// <exception cref="PipelineException">There is no such profile, or it has mistakes.</exception>
    public static Profile Read(RepositoryLayout layout, string profile, IReadOnlyList<string> overrides)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(profile);
        if (profile.EndsWith(".yaml", StringComparison.Ordinal) || profile.EndsWith(".yml", StringComparison.Ordinal))
        {
            return Read(layout.UserPath(profile), overrides);
        }

        var known = Directory.EnumerateFiles(layout.Profiles, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal).ToList();
        return known.Contains(profile)
            ? Read(Path.Combine(layout.Profiles, profile + ".yaml"), overrides)
            : throw new PipelineException($"unknown profile '{profile}' (a file of your own is given by its path, ending in '.yaml'){NearestName.Hint(profile, known)}");
    }

    private static Profile Read(string file, IReadOnlyList<string> overrides) => SettingsReader.Read<Profile>(file, overrides) with { Overrides = overrides };
}
