using CoIN.Errors;
using CoIN.Stages.Settings;

namespace CoIN.Stages.Tables;

/// <summary>The tables that can be asked for: the YAML files of one folder.</summary>
public sealed class TableCatalogue
{
    private readonly IReadOnlyDictionary<string, string> _files;

    /// <summary>Lists the tables of a folder without reading them.</summary>
    /// <param name="folder">The folder; the target's name is the file's name.</param>
    public TableCatalogue(string folder) =>
        _files = Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal)
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of all tables, in ordinal order.</summary>
    public IReadOnlyList<string> Names => [.. _files.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Reads a table.</summary>
    /// <param name="name">Its name, in any case.</param>
    /// <exception cref="PipelineException">There is no such table, or its file has mistakes.</exception>
    public TableSpec Read(string name)
    {
        if (!_files.TryGetValue(name, out var file))
        {
            throw new PipelineException($"unknown table '{name}'{NearestName.Hint(name, Names)}");
        }

        var table = SettingsReader.Read<TableSpec>(file, []);
        var expected = Path.GetFileNameWithoutExtension(file);
        return table.Id == expected
            ? table
            : throw new PipelineException($"{file}: id: '{expected}' expected, which is the file's name, found '{table.Id}'");
    }
}
