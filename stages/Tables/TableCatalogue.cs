using CoIN.Errors;
using CoIN.Stages.Settings;

namespace CoIN.Stages.Tables;

/// <summary>The tables that can be asked for: the YAML files of one folder.</summary>
public sealed class TableCatalogue
{
    private const string OutputKey = "output:";

    private readonly IReadOnlyDictionary<string, string> _files;
    private readonly Lazy<ILookup<string, string>> _byOutput;

    /// <summary>Lists the tables of a folder without reading them.</summary>
    /// <param name="folder">The folder; the target's name is the file's name.</param>
    public TableCatalogue(string folder)
    {
        _files = Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal)
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), StringComparer.OrdinalIgnoreCase);
        _byOutput = new(() => _files.Values.ToLookup(Output));
    }

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
        if (table.Id != expected)
        {
            throw new PipelineException($"{file}: id: '{expected}' expected, which is the file's name, found '{table.Id}'");
        }

        // A copy that keeps the name of the report would write over the original's.
        return _byOutput.Value[table.Output].FirstOrDefault(other => other != file) is not { } twin
            ? table
            : throw new PipelineException($"{file}: output: '{table.Output}' is also that of '{Path.GetFileNameWithoutExtension(twin)}'; each table's report needs a name of its own");
    }

    private static string Output(string file)
    {
        var line = File.ReadLines(file).FirstOrDefault(line => line.StartsWith(OutputKey, StringComparison.Ordinal)) ?? OutputKey;
        return line[OutputKey.Length..].Split('#')[0].Trim().Trim('\'', '"');
    }
}
