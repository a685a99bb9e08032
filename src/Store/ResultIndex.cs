using System.Text;

namespace CoIN.Store;

/// <summary>What plans need to know of all records, in one file: a run without work must not open thousands of small ones.</summary>
/// <remarks>
/// An entry counts while its record is the file that it was read from, by size, times and inode; so whatever happens to a record is seen as if there were
/// no index. Losing it costs time only. Thread safe.
/// </remarks>
internal sealed class ResultIndex(StoreLayout layout, AtomicFile files)
{
    private const int Format = 1;

    // Rewriting a large index for a few entries would cost more than reading their records.
    private const int EntriesPerAddition = 200;

    private readonly Lock _gate = new();
    private readonly Dictionary<Digest, (FileStamp Stamp, KnownResult Result)> _added = [];
    private byte[] _bytes = [];
    private Dictionary<Digest, int>? _offsets;

    /// <summary>Returns what is known of a record, if the file is still the one it was read from.</summary>
    public KnownResult? Find(Digest key, FileStamp record)
    {
        lock (_gate)
        {
            _offsets ??= Load();
            if (_added.TryGetValue(key, out var added))
            {
                return added.Stamp == record ? added.Result : null;
            }

            if (!_offsets.TryGetValue(key, out var offset))
            {
                return null;
            }

            using var reader = At(offset);
            return ReadStamp(reader) == record ? ReadResult(reader) : null;
        }
    }

    /// <summary>Remembers a record that was read.</summary>
    public void Add(Digest key, FileStamp record, KnownResult result)
    {
        lock (_gate)
        {
            _added[key] = (record, result);
        }
    }

    /// <summary>Writes the index if enough was added.</summary>
    public void Save()
    {
        lock (_gate)
        {
            _offsets ??= Load();
            if (_added.Count == 0 || _added.Count < _offsets.Count / EntriesPerAddition)
            {
                return;
            }

            files.Write(layout.ResultIndex, Write());
        }
    }

    /// <summary>Forgets everything, on disk as well.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _added.Clear();
            _offsets = [];
            File.Delete(layout.ResultIndex);
        }
    }

    private byte[] Write()
    {
        using var stream = new MemoryStream(_bytes.Length + (_added.Count * 256));
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        Span<byte> digest = stackalloc byte[Digest.Size];
        writer.Write(digest); // the check's place
        writer.Write(Format);
        writer.Write(_added.Count + _offsets!.Keys.Count(key => !_added.ContainsKey(key)));
        foreach (var (key, entry) in _added.OrderBy(entry => entry.Key))
        {
            key.CopyTo(digest);
            writer.Write(digest);
            var length = stream.Position;
            writer.Write(0);
            WriteStamp(writer, entry.Stamp);
            WriteResult(writer, entry.Result);
            writer.Flush();
            var end = stream.Position;
            stream.Position = length;
            writer.Write((int)(end - length - sizeof(int)));
            writer.Flush();
            stream.Position = end;
        }

        foreach (var (key, offset) in _offsets.Where(entry => !_added.ContainsKey(entry.Key)).OrderBy(entry => entry.Key))
        {
            key.CopyTo(digest);
            writer.Write(digest);
            var length = BitConverter.ToInt32(_bytes, offset - sizeof(int));
            writer.Write(length);
            writer.Write(_bytes.AsSpan(offset, length));
        }

        writer.Flush();
        var bytes = stream.ToArray();
        Digest.Of(bytes.AsSpan(Digest.Size)).CopyTo(bytes);
        return bytes;
    }

    private Dictionary<Digest, int> Load()
    {
        try
        {
            _bytes = File.Exists(layout.ResultIndex) ? File.ReadAllBytes(layout.ResultIndex) : [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _bytes = [];
        }

        if (_bytes.Length < Digest.Size + (2 * sizeof(int))
            || Digest.Of(_bytes.AsSpan(Digest.Size)) != new Digest(_bytes.AsSpan(0, Digest.Size))
            || BitConverter.ToInt32(_bytes, Digest.Size) != Format)
        {
            _bytes = [];
            return [];
        }

        var count = BitConverter.ToInt32(_bytes, Digest.Size + sizeof(int));
        var offsets = new Dictionary<Digest, int>(count);
        var at = Digest.Size + (2 * sizeof(int));
        for (var i = 0; i < count; i++)
        {
            var content = at + Digest.Size + sizeof(int);
            offsets[new Digest(_bytes.AsSpan(at, Digest.Size))] = content;
            at = content + BitConverter.ToInt32(_bytes, content - sizeof(int));
        }

        return offsets;
    }

    private BinaryReader At(int offset) => new(new MemoryStream(_bytes, offset, _bytes.Length - offset, writable: false), Encoding.UTF8);

    private static FileStamp ReadStamp(BinaryReader reader) =>
        new(FileKind.File, reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadUInt64());

    private static void WriteStamp(BinaryWriter writer, FileStamp stamp)
    {
        writer.Write(stamp.Length);
        writer.Write(stamp.Modified);
        writer.Write(stamp.Changed);
        writer.Write(stamp.Inode);
    }

    private static KnownResult ReadResult(BinaryReader reader)
    {
        var duration = new TimeSpan(reader.ReadInt64());
        var entries = new FileEntry[reader.ReadInt32()];
        Span<byte> digest = stackalloc byte[Digest.Size];
        for (var i = 0; i < entries.Length; i++)
        {
            var path = reader.ReadString();
            reader.BaseStream.ReadExactly(digest);
            entries[i] = new FileEntry(path, new Digest(digest), reader.ReadInt64());
        }

        reader.BaseStream.ReadExactly(digest);
        return new KnownResult(FileTree.Checked(entries, new Digest(digest)), duration);
    }

    private static void WriteResult(BinaryWriter writer, KnownResult result)
    {
        writer.Write(result.Duration.Ticks);
        writer.Write(result.Output.Files.Count);
        Span<byte> digest = stackalloc byte[Digest.Size];
        foreach (var file in result.Output.Files)
        {
            writer.Write(file.Path);
            file.Content.CopyTo(digest);
            writer.Write(digest);
            writer.Write(file.Length);
        }

        result.Output.Digest.CopyTo(digest);
        writer.Write(digest);
    }
}
