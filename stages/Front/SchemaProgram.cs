using CoIN.Errors;
using CoIN.Stages.Settings;
using CoIN.Stages.Tables;

namespace CoIN.Stages.Front;

/// <summary>Writes the JSON schemas with which editors help to write tables and profiles.</summary>
public static class SchemaProgram
{
    /// <summary>The schemas' file name.</summary>
    public const string FileName = "schema.json";

    /// <summary>Returns each schema with the folder whose files it describes.</summary>
    /// <param name="repositoryRoot">Full path of the repository.</param>
    public static IReadOnlyList<(string File, string Text)> Schemas(string repositoryRoot)
    {
        var layout = new RepositoryLayout(repositoryRoot);
        return
        [
            (Path.Combine(layout.Profiles, FileName), SettingsSchema.Of<Profile>("name")),
            (Path.Combine(layout.Tables, FileName), SettingsSchema.Of<TableSpec>("id", "output")),
        ];
    }

    /// <summary>Writes <c>stages/profiles/schema.json</c> and <c>stages/tables/schema.json</c>.</summary>
    /// <param name="repositoryRoot">Full path of the repository.</param>
    /// <returns>The files.</returns>
    /// <exception cref="PipelineException">A file cannot be written.</exception>
    public static IReadOnlyList<string> Run(string repositoryRoot)
    {
        var schemas = Schemas(repositoryRoot);
        foreach (var (file, text) in schemas)
        {
            try
            {
                File.WriteAllText(file, text);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                throw new PipelineException($"the schema cannot be written to '{file}': {problem.Message}", problem);
            }
        }

        return [.. schemas.Select(schema => schema.File)];
    }
}
