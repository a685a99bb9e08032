using System.Collections;
using System.Diagnostics.CodeAnalysis;
using CoIN.Store;

namespace CoIN.Graph;

/// <summary>What a stage reads, by content, in ordinal order of the inputs' names.</summary>
/// <param name="names">The names, in ordinal order.</param>
/// <param name="contents">The digest of each.</param>
/// <remarks>A class of our own: a run without work makes one for each stage, and the runtime would compile a dictionary of digests each time it starts.</remarks>
internal sealed class InputDigests(string[] names, Digest[] contents) : IReadOnlyDictionary<string, Digest>
{
    public int Count => names.Length;

    public IEnumerable<string> Keys => names;

    public IEnumerable<Digest> Values => contents;

    public Digest this[string key] => TryGetValue(key, out var content) ? content : throw new KeyNotFoundException($"there is no input '{key}'");

    /// <summary>Returns what a stage reads.</summary>
    /// <param name="node">The stage.</param>
    /// <param name="outputs">The outputs of the stages that it reads, by their places in the graph.</param>
    /// <param name="externals">The digests of files and folders outside the store by path.</param>
    /// <returns>null if an output is not known.</returns>
    public static InputDigests? Of(GraphNode node, FileTree?[] outputs, IReadOnlyDictionary<string, Digest> externals)
    {
        var contents = new Digest[node.Reads.Length];
        for (var i = 0; i < contents.Length; i++)
        {
            if (node.Reads[i] == GraphNode.OutsideTheStore)
            {
                contents[i] = externals[node.Stage.Inputs[node.Inputs[i]].Path!];
            }
            else if (outputs[node.Reads[i]] is { } output)
            {
                contents[i] = output.Digest;
            }
            else
            {
                return null;
            }
        }

        return new InputDigests(node.Inputs, contents);
    }

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Digest value)
    {
        var place = Array.BinarySearch(names, key, StringComparer.Ordinal);
        value = place >= 0 ? contents[place] : default;
        return place >= 0;
    }

    public IEnumerator<KeyValuePair<string, Digest>> GetEnumerator() =>
        names.Select((name, i) => KeyValuePair.Create(name, contents[i])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void WriteTo(KeyWriter key)
    {
        key.BeginMap(names.Length);
        for (var i = 0; i < names.Length; i++)
        {
            key.Write(names[i]);
            key.Write(contents[i]);
        }
    }
}
