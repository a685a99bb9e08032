using CoIN.Errors;
using CoIN.Stages.Tables;

namespace CoIN.Stages;

/// <summary>Where the repository keeps what stages read.</summary>
/// <param name="root">The repository's folder.</param>
public sealed class RepositoryLayout(string root)
{
    /// <summary>The profiles, YAML.</summary>
    public string Profiles => Path.Combine(root, "stages", "profiles");

    /// <summary>The tables, YAML.</summary>
    public string Tables => Path.Combine(root, "stages", "tables");

    /// <summary>The templates of the reports.</summary>
    public string ReportTemplates => Path.Combine(root, "reports", "templates");

    /// <summary>The published instruction templates, CSV.</summary>
    public string InstructionTemplates => Path.Combine(PublishedFigures, "templates.csv");

    /// <summary>The folder of the papers' figures.</summary>
    public string PublishedFigures => Path.Combine(root, "reports", "published");

    /// <summary>The folder that all rendered reports go to.</summary>
    public string Reports => Path.Combine(root, "reports", "out");

    /// <summary>The rubric of judges that are models.</summary>
    public string Rubric => Path.Combine(root, "stages", "rubrics", "reasoning-capability.txt");

    /// <summary>The published sizes of the data sets, CSV.</summary>
    public string DataSets => Path.Combine(root, "reports", "published", "datasets.csv");

    /// <summary>Returns the folder that a profile's reports go to.</summary>
    /// <param name="profile">The profile's name.</param>
    public string ReportsOf(string profile) => Path.Combine(Reports, profile);

    /// <summary>Returns the file with a profile's accepted figures.</summary>
    /// <param name="profile">The profile's name.</param>
    public string BaselineOf(string profile) => Path.Combine(root, "reports", "baseline", profile + ".json");

    /// <summary>Returns the file with a profile's nightly figures.</summary>
    /// <param name="profile">The profile's name.</param>
    public string HistoryOf(string profile) => Path.Combine(root, "reports", "history", profile + ".jsonl");

    /// <summary>Returns the file with a table's published figures, or null if it has none.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="PipelineException">The table names a file that is not there.</exception>
    public string? Published(TableSpec table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Published(table, "published", table.Published);
    }

    /// <summary>Returns the file with a table's published matrices, or null if it has none.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="PipelineException">The table names a file that is not there.</exception>
    public string? Matrices(TableSpec table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Published(table, "matrices", table.Matrices);
    }

    /// <summary>Returns a user's path in full; a relative one starts at the repository's folder.</summary>
    /// <param name="path">The path as written in a profile.</param>
    public string UserPath(string path) => Path.GetFullPath(path, root);

    private string? Published(TableSpec table, string key, string name)
    {
        if (name.Length == 0)
        {
            return null;
        }

        var folder = PublishedFigures;
        var known = Directory.EnumerateFiles(folder, "*.csv").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal).ToList();
        return known.Contains(name)
            ? Path.Combine(folder, name)
            : throw new PipelineException($"table '{table.Id}': {key}: there is no '{name}' in reports/published{NearestName.Hint(name, known)}");
    }
}
