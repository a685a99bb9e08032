using System.Text;
using CoIN.Store;

namespace CoIN.Graph.Fingerprints;

/// <summary>Remembers fingerprints for as long as the files that they were computed from stay as they are.</summary>
/// <remarks>One line for each file, digest and path, then one for each action, fingerprint and name. Losing it costs time only.</remarks>
internal sealed class FingerprintCache
{
    private const string Scheme = "coin-code-2";

    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _fingerprints = new(StringComparer.Ordinal);

    /// <summary>Reads the cache; empty if a file that it was computed from has changed, or if it is not whole.</summary>
    public static FingerprintCache Of(byte[] bytes, Func<string, Digest> digestOf)
    {
        var cache = new FingerprintCache();
        var text = Encoding.UTF8.GetString(bytes);
        var lines = text.Split('\n');
        var isWhole = lines is [Scheme, .., var check, ""] && check == CheckOf(text[..^(check.Length + 1)]);
        return isWhole && Array.TrueForAll(lines[1..^2], cache.Take) && cache._files.All(file => File.Exists(file.Key) && digestOf(file.Key).ToString() == file.Value)
            ? cache
            : new FingerprintCache();
    }

    /// <summary>Returns an action's fingerprint if it is known.</summary>
    public string? Find(ActionCode action) => _fingerprints.GetValueOrDefault(action.Id);

    /// <summary>Remembers an action's fingerprint and the files that it was computed from.</summary>
    public void Add(ActionCode action, string fingerprint, IEnumerable<string> files, Func<string, Digest> digestOf)
    {
        _fingerprints[action.Id] = fingerprint;
        foreach (var file in files)
        {
            _files[file] = digestOf(file).ToString();
        }
    }

    /// <summary>Returns the form on disk.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder(Scheme).Append('\n');
        foreach (var (file, digest) in _files)
        {
            text.Append("file ").Append(digest).Append(' ').Append(file).Append('\n');
        }

        foreach (var (action, fingerprint) in _fingerprints)
        {
            text.Append("code ").Append(fingerprint).Append(' ').Append(action).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.Append(CheckOf(text.ToString())).Append('\n').ToString());
    }

    // A flipped bit must not make one code look like another.
    private static string CheckOf(string text) => "end " + Digest.Of(Encoding.UTF8.GetBytes(text));

    private bool Take(string line)
    {
        if (line.Split(' ', 3) is not [var kind, var value, var name])
        {
            return false;
        }

        (kind == "file" ? _files : _fingerprints)[name] = value;
        return kind is "file" or "code";
    }
}
