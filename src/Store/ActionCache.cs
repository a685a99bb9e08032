using System.Text;
using CoIN.Errors;

namespace CoIN.Store;

/// <summary>Results by key: one record per action, and the key that each stage had last.</summary>
/// <remarks>Thread safe, and safe beside other processes on the same store.</remarks>
public sealed class ActionCache
{
    private readonly StoreLayout _layout;
    private readonly AtomicFile _files;
    private readonly ResultIndex _index;

    internal ActionCache(StoreLayout layout, AtomicFile files, IndexFiles indexes)
    {
        _layout = layout;
        _files = files;
        _index = new ResultIndex(layout, indexes);
    }

    /// <summary>Whether records are read whatever the index says.</summary>
    internal bool Paranoid { get; set; }

    /// <summary>Returns what a plan needs to know of a record, or null if there is none that can be used.</summary>
    /// <param name="key">The stage's key.</param>
    /// <param name="damage">What is wrong with the record that was found, or null.</param>
    /// <exception cref="PipelineException">The record was written by a newer version.</exception>
    public KnownResult? FindResult(Digest key, out string? damage)
    {
        damage = null;
        var stamp = StampOf(key);
        if (stamp.Kind == FileKind.None)
        {
            return null;
        }

        if (!Paranoid && _index.Find(key, stamp) is { } known)
        {
            return known;
        }

        var record = Find(key, out damage);
        if (record is null)
        {
            return null;
        }

        var result = new KnownResult(record.Output, record.Provenance.Duration);
        _index.Add(key, stamp, result);
        return result;
    }

    /// <summary>Returns what was written down of a record, whatever became of it since; null if nothing was.</summary>
    internal IndexedResult? Recall(Digest key) => Paranoid ? null : _index.Recall(key);

    /// <summary>Returns the stamp of a record's file.</summary>
    internal FileStamp StampOf(Digest key) => FileStamp.Of(_layout.Action(key));

    /// <summary>Begins to read what was written down of the records.</summary>
    internal void BeginLoadingIndex() => _index.BeginLoading();

    /// <summary>Writes down what was read, for the next run.</summary>
    /// <exception cref="PipelineException">The disk is full, or the store cannot be written.</exception>
    public void SaveIndex() => _index.Save();

    /// <summary>Forgets what was written down of the records.</summary>
    internal void ForgetIndex() => _index.Forget();

    /// <summary>Returns the record of an action, or null if there is none that can be used.</summary>
    /// <param name="key">The stage's key.</param>
    /// <param name="damage">What is wrong with the record that was found, or null.</param>
    /// <exception cref="PipelineException">The record was written by a newer version.</exception>
    public ActionRecord? Find(Digest key, out string? damage)
    {
        damage = null;
        var path = _layout.Action(key);
        if (FileStamp.Of(path).Kind == FileKind.Other)
        {
            damage = "its record is not a file"; // to read a pipe would be to wait for ever
            return null;
        }

        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            damage = "its record cannot be read: " + failure.Message.TrimEnd('.');
            return null;
        }

        var record = Read(bytes, key);
        if (record is null || record.Key != key)
        {
            damage = record is null ? "its record is damaged" : "its record belongs to another key";
            return null;
        }

        return record;
    }

    /// <summary>Returns the record of the action that a stage had last, or null if there is none that can be used.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <exception cref="PipelineException">The record was written by a newer version.</exception>
    public ActionRecord? FindLatest(string stage)
    {
        return FindLatestKey(stage) is { } key ? Find(key, out _) : null;
    }

    /// <summary>Returns the key that a stage had last, or null if nobody knows.</summary>
    /// <param name="stage">The stage's name.</param>
    public Digest? FindLatestKey(string stage) => ReadLatestKey(_layout.LatestKey(stage));

    /// <summary>Returns the key that a file of <see cref="StoreLayout.Stages"/> holds, or null if it holds none: it only says what has changed.</summary>
    internal static Digest? ReadLatestKey(string path) =>
        Digest.TryParse(Encoding.ASCII.GetString(OptionalFile.Read(path)).AsSpan().TrimEnd('\n'), out var key) ? key : null;

    /// <summary>Publishes a record; when this returns, the result counts as done even after a power failure.</summary>
    /// <param name="record">The record; the blobs of its output are in the store.</param>
    /// <exception cref="PipelineException">The disk is full.</exception>
    public void Add(ActionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var bytes = ActionRecordWriter.Write(record);
        try
        {
            _files.Write(_layout.LatestKey(record.Stage), Encoding.ASCII.GetBytes(record.Key + "\n"));
            _files.WriteDurably(_layout.Action(record.Key), bytes);
        }
        catch (IOException failure) when (DiskFailure.IsNoSpace(failure))
        {
            throw DiskFailure.NoSpace(_layout.Root, bytes.Length, failure);
        }
    }

    private ActionRecord? Read(ReadOnlySpan<byte> bytes, Digest key)
    {
        try
        {
            return ActionRecordReader.Read(bytes);
        }
        catch (NotSupportedException newer)
        {
            throw new PipelineException(
                $"cache '{_layout.Root}': record '{key.Prefix}...' has {newer.Message}, this version reads up to format {ActionRecord.Format}; " +
                "use the newer version or choose another folder with --cache=DIR",
                newer);
        }
    }
}
