using System.Collections;
using System.Reflection;
using CoIN.Errors;
using YamlDotNet.RepresentationModel;

namespace CoIN.Stages.Settings;

/// <summary>Binds a YAML file to a settings record, strictly: every key must exist and every value must have its type.</summary>
/// <remarks>
/// All mistakes of a file are collected and shown together, each with file, line, key, what was found and what was expected. Only data is
/// constructed: the types come from the settings records, never from the file.
/// </remarks>
public static class SettingsReader
{
    /// <summary>Reads a file and applies overrides.</summary>
    /// <typeparam name="T">A record with a parameterless constructor and init properties; its defaults fill what the file leaves out.</typeparam>
    /// <param name="path">The YAML file.</param>
    /// <param name="overrides">Values for single keys, each <c>key.path=value</c>, the value in YAML; later ones win.</param>
    /// <exception cref="PipelineException">The file is missing or not YAML, a key is unknown, a value has the wrong type or lies outside its range.</exception>
    public static T Read<T>(string path, IReadOnlyList<string> overrides)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(overrides);
        if (!File.Exists(path))
        {
            throw new PipelineException($"settings file '{path}' does not exist");
        }

        var root = YamlText.Parse(File.ReadAllText(path), mark => $"{path}:{mark.Line}") as YamlMappingNode
            ?? throw new PipelineException($"{path}: keys and values expected, found something else at the top of the file");
        var binding = new Binding(Path.GetFileName(path));
        foreach (var item in overrides)
        {
            binding.Override(root, item, $"--set={item}");
        }

        var settings = binding.Record(typeof(T), root, "");
        binding.ThrowIfAny(path);
        return (T)settings!;
    }

    /// <summary>Returns settings with single keys changed.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="settings">The settings.</param>
    /// <param name="changes">Values for single keys, each <c>key.path=value</c>, the value in YAML; later ones win.</param>
    /// <param name="place">What the changes are called in errors, for example <c>set</c>: then each is <c>set: key.path=value</c>.</param>
    /// <exception cref="PipelineException">A key is unknown, or a value has the wrong type or lies outside its range.</exception>
    public static T Change<T>(T settings, IReadOnlyList<string> changes, string place)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(changes);
        if (changes.Count == 0)
        {
            return settings;
        }

        var binding = new Binding(place);
        var root = new YamlMappingNode();
        foreach (var change in changes)
        {
            binding.Override(root, change, $"{place}: {change}");
        }

        var changed = binding.Record(typeof(T), root, "", settings);
        binding.ThrowIfAny(place);
        return (T)changed!;
    }

    /// <summary>Returns the YAML key of a property: its name with a small first letter.</summary>
    internal static string KeyOf(string property) => char.ToLowerInvariant(property[0]) + property[1..];

    private sealed class Binding(string file)
    {
        private readonly List<string> _mistakes = [];
        private readonly Dictionary<YamlNode, string> _overridden = new(ReferenceEqualityComparer.Instance);
        private int _unknownChoices;

        public void ThrowIfAny(string path)
        {
            if (_mistakes.Count == 1)
            {
                throw new PipelineException(_mistakes[0]);
            }

            if (_mistakes.Count > 1)
            {
                throw new PipelineException($"{_mistakes.Count} mistakes in '{path}':\n  {string.Join("\n  ", _mistakes)}");
            }
        }

        public void Override(YamlMappingNode root, string item, string place)
        {
            var equals = item.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new PipelineException($"{place}: 'key=value' expected, for example {place[..^item.Length]}train.learningRate=1e-4");
            }

            var value = YamlText.Parse(item[(equals + 1)..], _ => place) ?? new YamlScalarNode("");
            var keys = item[..equals].Split('.');
            var at = root;
            for (var i = 0; i < keys.Length - 1; i++)
            {
                var key = new YamlScalarNode(keys[i]);
                if (!at.Children.TryGetValue(key, out var next) || next is not YamlMappingNode)
                {
                    next = new YamlMappingNode();
                    at.Children.Remove(key);
                    at.Children[key] = next;
                    _overridden[key] = place;
                    _overridden[next] = place;
                }

                at = (YamlMappingNode)next;
            }

            var last = new YamlScalarNode(keys[^1]);
            at.Children.Remove(last);
            at.Children[last] = value;
            _overridden[last] = place;
            _overridden[value] = place;
        }

        // What the node does not name is as in the settings to start with, or else as the record's defaults.
        public object? Record(Type type, YamlMappingNode node, string path, object? start = null)
        {
            var record = start is null ? Activator.CreateInstance(type)! : type.GetMethod("<Clone>$")!.Invoke(start, null)!;
            var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.CanWrite)
                .ToDictionary(property => KeyOf(property.Name), StringComparer.Ordinal);
            var unknownChoices = _unknownChoices;
            foreach (var (keyNode, valueNode) in node.Children)
            {
                var key = (keyNode as YamlScalarNode)?.Value ?? "";
                var full = path.Length == 0 ? key : $"{path}.{key}";
                if (!properties.TryGetValue(key, out var property))
                {
                    _mistakes.Add($"{Place(keyNode)}: unknown key '{full}'{NearestName.Hint(key, properties.Keys)}");
                    continue;
                }

                if (Value(property.PropertyType, valueNode, full, start is null ? null : property.GetValue(record)) is { } value)
                {
                    property.SetValue(record, value);
                }
            }

            // Which values go together depends on the choices: with one of them unknown, what follows from its default would only confuse.
            if (record is IValidated validated && _unknownChoices == unknownChoices)
            {
                _mistakes.AddRange(validated.Problems().Select(problem => $"{PlaceOf(problem, node)}: {(path.Length == 0 ? "" : path + ".")}{problem}"));
            }

            return record;
        }

        private object? Value(Type type, YamlNode node, string path, object? start = null)
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            {
                return List(type.GetGenericArguments()[0], node, path);
            }

            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            {
                return Map(type.GetGenericArguments()[1], node, path, start as IDictionary);
            }

            return node switch
            {
                YamlMappingNode mapping when IsRecord(type) => Record(type, mapping, path, start),
                YamlScalarNode { Value: null or "" } when IsRecord(type) => Activator.CreateInstance(type),
                YamlScalarNode scalar when !IsRecord(type) => Scalar(type, scalar, path),
                _ => Mistake(node, path, IsRecord(type) ? "a group of keys" : ScalarText.Describe(type)),
            };
        }

        private object? List(Type item, YamlNode node, string path)
        {
            if (node is not YamlSequenceNode sequence)
            {
                return Mistake(node, path, $"a list such as [{ScalarText.Describe(item)}, ...]");
            }

            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
            for (var i = 0; i < sequence.Children.Count; i++)
            {
                if (Value(item, sequence.Children[i], $"{path}[{i}]") is { } value)
                {
                    list.Add(value);
                }
            }

            return list;
        }

        private object? Map(Type item, YamlNode node, string path, IDictionary? start)
        {
            if (node is not YamlMappingNode mapping)
            {
                return Mistake(node, path, "a group of keys");
            }

            var map = (IDictionary)Activator.CreateInstance(typeof(SortedDictionary<,>).MakeGenericType(typeof(string), item), StringComparer.Ordinal)!;
            foreach (DictionaryEntry entry in start ?? new Dictionary<string, object>())
            {
                map.Add(entry.Key, entry.Value);
            }

            foreach (var (keyNode, valueNode) in mapping.Children)
            {
                var key = (keyNode as YamlScalarNode)?.Value ?? "";
                if (Value(item, valueNode, $"{path}.{key}", map[key]) is { } value)
                {
                    map[key] = value;
                }
            }

            return map;
        }

        private object? Scalar(Type type, YamlScalarNode node, string path)
        {
            var text = node.Value ?? "";
            if (ScalarText.Parse(type, text) is { } value)
            {
                return value;
            }

            if (type.IsEnum)
            {
                _unknownChoices++;
                _mistakes.Add($"{Place(node)}: {path}: unknown value '{text}'{NearestName.Hint(text, Enum.GetValues(type).Cast<object>().Select(KebabCase.Of))}");
                return null;
            }

            return Mistake(node, path, ScalarText.Describe(type));
        }

        private object? Mistake(YamlNode node, string path, string expected)
        {
            var found = node switch
            {
                YamlScalarNode scalar => $"'{scalar.Value}'",
                YamlSequenceNode => "a list",
                _ => "a group of keys",
            };
            _mistakes.Add($"{Place(node)}: {path}: {expected} expected, found {found}");
            return null;
        }

        private string Place(YamlNode node) =>
            _overridden.TryGetValue(node, out var place) ? place : $"{file}:{node.Start.Line}";

        // A problem begins with its key; where that is not written, the group it belongs to is the place.
        private string PlaceOf(string problem, YamlMappingNode node)
        {
            var key = problem[..problem.IndexOf(':', StringComparison.Ordinal)];
            return Place(node.Children.Keys.FirstOrDefault(written => written is YamlScalarNode scalar && scalar.Value == key) ?? node);
        }

        private static bool IsRecord(Type type) => type.IsClass && type != typeof(string);
    }
}
