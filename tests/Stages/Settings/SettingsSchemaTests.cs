using System.Globalization;
using System.Text.Json.Nodes;
using CoIN.Stages.Front;
using CoIN.Stages.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace CoIN.Stages.Tests.Settings;

public sealed class SettingsSchemaTests
{
    [Fact]
    public void Schemas_InTheRepository_AreCurrent() => Assert.All(SchemaProgram.Schemas(Repository.Root), schema => Assert.True(
        File.Exists(schema.File) && File.ReadAllText(schema.File) == schema.Text,
        $"{schema.File} is not current; run './build.sh --target=Schema' and commit it"));

    [Theory]
    [InlineData("profiles")]
    [InlineData("tables")]
    public void Schema_OurFiles_AreAccepted(string folder) => Assert.All(
        Directory.GetFiles(Path.Combine(Repository.Root, "stages", folder), "*.yaml"),
        file => Assert.Equal([], Problems(folder, File.ReadAllText(file)).Select(problem => $"{Path.GetFileName(file)}: {problem}")));

    [Theory]
    [InlineData("tables", "id: Own\noutput: own\nrowz: []\n", ": 'rowz' is not known")]
    [InlineData("tables", "id: Own\nrows: []\n", ": 'output' is missing")]
    [InlineData("tables", "id: Own\noutput: own\nrows:\n  - { method: moelroa }\n", "/rows/0/method: 'moelroa' is no choice")]
    [InlineData("tables", "id: Own\noutput: own\nrows:\n  - { method: moelora, experts: 8 }\n", "/rows/0/experts: array expected")]
    [InlineData("tables", "id: Own\noutput: own\nnumber: eight\n", "/number: integer expected")]
    [InlineData("profiles", "name: own\nseed: -1\n", "/seed: at least 0 expected")]
    [InlineData("profiles", "name: own\ntrain: { learningRate: fast }\n", "/train/learningRate: number expected")]
    [InlineData("profiles", "name: own\nreport: { uncertainty: maybe }\n", "/report/uncertainty: boolean expected")]
    [InlineData("profiles", "name: own\ntrain: { perTask: { GQA: { epoch: 2 } } }\n", "/train/perTask/GQA: 'epoch' is not known")]
    public void Schema_BadFile_IsRefused(string folder, string yaml, string expected) => Assert.Equal([expected], Problems(folder, yaml));

    [Fact]
    public void Schema_Key_IsDescribedByTheDocumentation()
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "stages", "tables", SchemaProgram.FileName)))!;

        Assert.Equal("Ranks of the adapters; empty for the profile's.", (string?)schema["properties"]!["rows"]!["items"]!["properties"]!["rank"]!["description"]);
    }

    private static IEnumerable<string> Problems(string folder, string yaml)
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "stages", folder, SchemaProgram.FileName)))!.AsObject();
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Problems(schema, stream.Documents[0].RootNode, "");
    }

    // The part of JSON Schema that the schemas use, over YAML's own types.
    private static IEnumerable<string> Problems(JsonObject schema, YamlNode node, string place)
    {
        if (schema["enum"] is JsonArray choices)
        {
            return choices.Any(choice => (string?)choice == $"{node}") ? [] : [$"{place}: '{node}' is no choice"];
        }

        var type = (string)schema["type"]!;
        return (type, node) switch
        {
            ("object", YamlMappingNode map) => MapProblems(schema, map, place),
            ("array", YamlSequenceNode list) => list.Children.SelectMany((item, i) => Problems(schema["items"]!.AsObject(), item, $"{place}/{i}")),
            ("string", YamlScalarNode) => [],
            ("boolean", YamlScalarNode { Value: "true" or "false" }) => [],
            ("number", YamlScalarNode { Value: var text }) when double.TryParse(text, CultureInfo.InvariantCulture, out _) => [],
            ("integer", YamlScalarNode { Value: var text }) when long.TryParse(text, CultureInfo.InvariantCulture, out var number) =>
                (long?)schema["minimum"] > number ? [$"{place}: at least {schema["minimum"]} expected"] : [],
            _ => [$"{place}: {type} expected"],
        };
    }

    private static IEnumerable<string> MapProblems(JsonObject schema, YamlMappingNode map, string place)
    {
        var properties = schema["properties"]?.AsObject();
        var keys = map.Children.Keys.Select(key => $"{key}").ToList();
        var missing = schema["required"]?.AsArray().Select(key => (string)key!).Where(key => !keys.Contains(key)) ?? [];
        return missing.Select(key => $"{place}: '{key}' is missing").Concat(map.Children.SelectMany(entry =>
            properties?[$"{entry.Key}"] is JsonObject known ? Problems(known, entry.Value, $"{place}/{entry.Key}")
            : schema["additionalProperties"] is JsonObject item ? Problems(item, entry.Value, $"{place}/{entry.Key}")
            : [$"{place}: '{entry.Key}' is not known"]));
    }
}
