using System.Buffers.Binary;
using System.Text;

namespace CoIN.Store;

/// <summary>One entry of the <see cref="ResultIndex"/>, and its form on disk.</summary>
/// <param name="Record">The stamp of the record's file when it was read.</param>
/// <param name="Result">What a plan needs to know of it.</param>
/// <remarks>On disk: length, two times and inode of the record; duration; the output's digest; the count of its files, and for each digest, length and path.</remarks>
internal sealed record IndexedResult(FileStamp Record, KnownResult Result)
{
    private const int StampLength = 4 * sizeof(long);
    private const int HeadLength = StampLength + sizeof(long) + Digest.Size + sizeof(int);
    private const int FileLength = Digest.Size + sizeof(long) + sizeof(int);

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <param name="bytes">The entry, and what follows it.</param>
    public static IndexedResult Read(ReadOnlySpan<byte> bytes)
    {
        var record = new FileStamp(FileKind.File, Number(bytes, 0), Number(bytes, 1), Number(bytes, 2), unchecked((ulong)Number(bytes, 3)));
        var duration = new TimeSpan(Number(bytes, 4));
        var rest = bytes[(StampLength + sizeof(long))..];
        var output = new Digest(rest[..Digest.Size]);
        var files = new FileEntry[BinaryPrimitives.ReadInt32LittleEndian(rest[Digest.Size..])];
        rest = rest[(Digest.Size + sizeof(int))..];
        for (var i = 0; i < files.Length; i++)
        {
            var pathLength = BinaryPrimitives.ReadInt32LittleEndian(rest[(Digest.Size + sizeof(long))..]);
            files[i] = new FileEntry(
                Encoding.UTF8.GetString(rest.Slice(FileLength, pathLength)),
                new Digest(rest[..Digest.Size]),
                BinaryPrimitives.ReadInt64LittleEndian(rest[Digest.Size..]));
            rest = rest[(FileLength + pathLength)..];
        }

        return new IndexedResult(record, new KnownResult(FileTree.Checked(files, output), duration));
    }

    /// <summary>Returns the form on disk.</summary>
    public byte[] ToBytes()
    {
        var files = Result.Output.Files;
        var bytes = new byte[HeadLength + files.Sum(file => FileLength + Encoding.UTF8.GetByteCount(file.Path))];
        ReadOnlySpan<long> numbers = [Record.Length, Record.Modified, Record.Changed, unchecked((long)Record.Inode), Result.Duration.Ticks];
        for (var i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), numbers[i]);
        }

        Result.Output.Digest.CopyTo(bytes.AsSpan(StampLength + sizeof(long)));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(HeadLength - sizeof(int)), files.Count);
        var rest = bytes.AsSpan(HeadLength);
        foreach (var file in files)
        {
            file.Content.CopyTo(rest);
            BinaryPrimitives.WriteInt64LittleEndian(rest[Digest.Size..], file.Length);
            var pathLength = Encoding.UTF8.GetBytes(file.Path, rest[FileLength..]);
            BinaryPrimitives.WriteInt32LittleEndian(rest[(Digest.Size + sizeof(long))..], pathLength);
            rest = rest[(FileLength + pathLength)..];
        }

        return bytes;
    }

    private static long Number(ReadOnlySpan<byte> bytes, int index) => BinaryPrimitives.ReadInt64LittleEndian(bytes[(index * sizeof(long))..]);
}
