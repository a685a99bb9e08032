using System.Text;

namespace CoIN.Store;

/// <summary>One entry of the <see cref="DigestIndex"/>, and its form on disk.</summary>
/// <remarks>A class, not a struct: a dictionary of references needs no code of its own when a run starts.</remarks>
internal sealed record IndexedFile(FileStamp Stamp, Digest Content)
{
    private const int Format = 1;

    /// <summary>Returns the entries by path; none if the file is missing, damaged, unreadable or of another format, because they only save time.</summary>
    public static Dictionary<string, IndexedFile> ReadAll(string path)
    {
        var entries = new Dictionary<string, IndexedFile>(StringComparer.Ordinal);
        var bytes = OptionalFile.Read(path);
        if (bytes.Length <= Digest.Size || Digest.Of(bytes.AsSpan(Digest.Size)) != new Digest(bytes.AsSpan(0, Digest.Size)))
        {
            return entries;
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, Digest.Size, bytes.Length - Digest.Size), Encoding.UTF8);
        if (reader.ReadInt32() != Format)
        {
            return entries;
        }

        var count = reader.ReadInt32();
        for (var i = 0; i < count; i++)
        {
            var name = reader.ReadString();
            var stamp = new FileStamp(FileKind.File, reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadUInt64());
            entries[name] = new IndexedFile(stamp, new Digest(reader.ReadBytes(Digest.Size)));
        }

        return entries;
    }

    /// <summary>Returns the file that holds the entries: its own SHA-256, the format, the count, the entries in ordinal order.</summary>
    public static byte[] WriteAll(Dictionary<string, IndexedFile> entries)
    {
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        Span<byte> digest = stackalloc byte[Digest.Size];
        writer.Write(digest);
        writer.Write(Format);
        writer.Write(entries.Count);
        foreach (var (path, entry) in entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            writer.Write(path);
            writer.Write(entry.Stamp.Length);
            writer.Write(entry.Stamp.Modified);
            writer.Write(entry.Stamp.Changed);
            writer.Write(entry.Stamp.Inode);
            entry.Content.CopyTo(digest);
            writer.Write(digest);
        }

        var bytes = stream.ToArray();
        Digest.Of(bytes.AsSpan(Digest.Size)).CopyTo(bytes);
        return bytes;
    }
}
