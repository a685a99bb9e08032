using System.Collections.Concurrent;
using CoIN.Errors;

namespace CoIN.Data.Raw;

/// <summary>The raw files of one learning task below a data root, and the tally of what was missing among them.</summary>
public sealed class RawInput
{
    private readonly string _root;
    private readonly ConcurrentDictionary<string, string> _folders = new(StringComparer.Ordinal);

    /// <summary>Makes an input.</summary>
    /// <param name="root">The data root: the folder that holds <see cref="RawLayout"/>'s folders, in upper or lower case.</param>
    /// <param name="task">The learning task, for errors.</param>
    /// <param name="missing">What happens to records that are listed but not there.</param>
    public RawInput(string root, string task, MissingInput missing = MissingInput.Refuse)
    {
        _root = root;
        Task = task;
        Missing = missing;
    }

    /// <summary>The learning task.</summary>
    public string Task { get; }

    /// <summary>What happens to records that are listed but not there.</summary>
    public MissingInput Missing { get; }

    /// <summary>Folders below the data root that lie elsewhere, by their path below it; the longest one that fits counts.</summary>
    public IReadOnlyDictionary<string, string> Elsewhere { get; init; } = new Dictionary<string, string>();

    /// <summary>How many threads parse raw files, beside the calling one. Never changes a result.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>How many records the raw files list for the split, those that are missing included.</summary>
    public long RecordsListed { get; private set; }

    /// <summary>How many of them have no raw entry.</summary>
    public long RecordsMissing { get; private set; }

    /// <summary>Counts records that the raw files list.</summary>
    /// <param name="count">How many more.</param>
    public void CountListed(long count = 1) => RecordsListed += count;

    /// <summary>Counts a record that is listed but has no raw entry.</summary>
    /// <param name="message">The error, if missing records are refused.</param>
    /// <exception cref="PipelineException">Missing records are refused.</exception>
    public void CountMissing(string message)
    {
        if (Missing == MissingInput.Refuse)
        {
            throw new PipelineException(message);
        }

        RecordsMissing++;
    }

    /// <summary>Returns the full path of a raw file.</summary>
    /// <param name="relative">Its path below the data root, from <see cref="RawLayout"/>.</param>
    /// <exception cref="PipelineException">It is absent, or a folder.</exception>
    public string File(string relative)
    {
        var path = Locate(relative);
        if (System.IO.File.Exists(path))
        {
            return path;
        }

        throw new PipelineException(
            Directory.Exists(path)
                ? $"{Task}: '{relative}' is a folder below '{_root}'; a file was expected; move the folder away and put the file there"
                : $"{Task}: raw file '{relative}' not found below '{_root}'; put the file there");
    }

    /// <summary>Returns the full path of a raw folder.</summary>
    /// <param name="relative">Its path below the data root, from <see cref="RawLayout"/>.</param>
    /// <exception cref="PipelineException">It is absent, or a file.</exception>
    public string Folder(string relative)
    {
        var path = Locate(relative);
        if (Directory.Exists(path))
        {
            return path;
        }

        throw new PipelineException(
            System.IO.File.Exists(path)
                ? $"{Task}: '{relative}' is a file below '{_root}'; a folder was expected; move the file away and unpack the official archive there"
                : $"{Task}: raw folder '{relative}' not found below '{_root}'; unpack the official archive there");
    }

    /// <summary>Returns where a path below the data root lies, whether or not anything is there.</summary>
    /// <param name="relative">A path below the data root.</param>
    /// <remarks>Only the case of the first folder is forgiven: archives and mirrors disagree about it.</remarks>
    public string Locate(string relative)
    {
        if (Elsewhere.TryGetValue(relative, out var elsewhere))
        {
            return elsewhere;
        }

        var slash = relative.LastIndexOf('/');
        return slash < 0 ? Path.Combine(_root, FolderNamed(relative)) : _folders.GetOrAdd(relative[..slash], Locate) + relative[slash..];
    }

    /// <summary>Returns a name from a raw file for use within a path.</summary>
    /// <param name="name">The name.</param>
    /// <param name="place">Where it stands, for the error.</param>
    /// <exception cref="PipelineException">It is empty, or would lead out of its folder.</exception>
    internal static string SafeName(string name, string place) =>
        name.Length > 0 && name is not ("." or "..") && name.AsSpan().IndexOfAny('/', '\\', '\0') < 0
            ? name
            : throw RawMistake.At(place, $"'{name}' cannot be a file name; a name without '/' was expected");

    private string FolderNamed(string name)
    {
        if (Directory.Exists(Path.Combine(_root, name)) || !Directory.Exists(_root))
        {
            return name;
        }

        return Directory.EnumerateDirectories(_root)
            .Select(folder => Path.GetFileName(folder))
            .Where(folder => folder.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault() ?? name;
    }
}
