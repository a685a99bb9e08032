using System.Text;
using CoIN.Errors;

namespace CoIN.Store;

/// <summary>One small text for each run that used the store, by the run's name; names sort by time.</summary>
/// <remarks>A text ends with a line that holds the SHA-256 of what is before it, so that a damaged one is seen. Losing one loses history, no result.</remarks>
public sealed class RunArchive
{
    private readonly StoreLayout _layout;
    private readonly AtomicFile _files;

    internal RunArchive(StoreLayout layout, AtomicFile files)
    {
        _layout = layout;
        _files = files;
    }

    /// <summary>The names of all runs, the oldest first.</summary>
    public IReadOnlyList<string> Names =>
        [.. Directory.EnumerateFiles(_layout.Runs).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>Writes a text under a name that nobody has, which begins as wished.</summary>
    /// <param name="name">A file name.</param>
    /// <param name="text">The text.</param>
    /// <returns>The name it got.</returns>
    /// <exception cref="PipelineException">The disk is full.</exception>
    public string Add(string name, string text)
    {
        // Asked for by taking it: another process may end in the same moment.
        var free = name;
        for (var i = 2; !Write(text, bytes => _files.TryWriteNew(_layout.Run(free), bytes)); i++)
        {
            free = $"{name}-{i}";
        }

        return free;
    }

    /// <summary>Returns a text, or null if there is none that is whole.</summary>
    /// <param name="name">Its name.</param>
    public string? Read(string name) => ReadWhole(_layout.Run(name));

    /// <summary>Keeps a list that many runs have in common; returns what to ask for it by.</summary>
    /// <param name="list">The list.</param>
    /// <exception cref="PipelineException">The disk is full.</exception>
    public Digest AddShared(string list)
    {
        var digest = Digest.Of(Encoding.UTF8.GetBytes(list));
        if (ReadShared(digest) is null)
        {
            Write(list, bytes =>
            {
                _files.Write(_layout.RunList(digest), bytes);
                return true;
            });
        }

        return digest;
    }

    /// <summary>Returns a list from <see cref="AddShared"/>, or null if it is gone or damaged.</summary>
    /// <param name="list">What <see cref="AddShared"/> returned.</param>
    public string? ReadShared(Digest list) => ReadWhole(_layout.RunList(list)) is { } text && Digest.Of(Encoding.UTF8.GetBytes(text)) == list ? text : null;

    private bool Write(string text, Func<byte[], bool> write)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            return write([.. bytes, .. Encoding.ASCII.GetBytes($"\n{Digest.Of(bytes)}\n")]);
        }
        catch (IOException failure) when (DiskFailure.IsNoSpace(failure))
        {
            throw DiskFailure.NoSpace(_layout.Root, bytes.Length, failure);
        }
    }

    private static string? ReadWhole(string path)
    {
        const int checkLength = (2 * Digest.Size) + 2;
        var bytes = OptionalFile.Read(path);
        return bytes.Length >= checkLength
            && Digest.TryParse(Encoding.ASCII.GetString(bytes.AsSpan(bytes.Length - checkLength + 1, 2 * Digest.Size)), out var check)
            && Digest.Of(bytes.AsSpan(0, bytes.Length - checkLength)) == check
            ? Encoding.UTF8.GetString(bytes.AsSpan(0, bytes.Length - checkLength))
            : null;
    }
}
