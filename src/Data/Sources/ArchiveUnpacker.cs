using System.Formats.Tar;
using System.IO.Compression;
using CoIN.Errors;

namespace CoIN.Data.Sources;

/// <summary>Unpacks archives without ever leaving the target folder, whatever their entries are called.</summary>
/// <remarks>Only plain files come out: links and devices are refused, permissions and times are not taken over.</remarks>
public static class ArchiveUnpacker
{
    // File type bits of a Unix mode, which zip keeps in the upper half of the external attributes.
    private const int TypeMask = 0xF000;
    private const int SymbolicLink = 0xA000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;

    /// <summary>Unpacks an archive.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="kind">How it is packed; not <see cref="ArchiveKind.None"/>.</param>
    /// <param name="target">The folder to unpack to; a <see cref="ArchiveKind.Gz"/> becomes a file in it, named as the archive without its ending.</param>
    /// <param name="without">A leading folder that entries lose where they have it; empty for none.</param>
    /// <param name="mostBytes">How much may come out, so that a small hostile archive does not fill the disk.</param>
    /// <param name="cancellation">Stops between two files.</param>
    /// <exception cref="PipelineException">
    /// It is damaged, of another kind, too much comes out, or an entry would leave the folder, is a link, or is there twice.
    /// </exception>
    public static void Unpack(string archive, ArchiveKind kind, string target, string without, long mostBytes, CancellationToken cancellation)
    {
        var writer = new EntryWriter(Path.GetFileName(archive), target, without, mostBytes);
        try
        {
            using var file = File.OpenRead(archive);
            switch (kind)
            {
                case ArchiveKind.Zip:
                    UnpackZip(file, writer, cancellation);
                    break;
                case ArchiveKind.Tar:
                    UnpackTar(file, writer, cancellation);
                    break;
                case ArchiveKind.TarGz:
                    using (var unzipped = new GzipContent(file))
                    {
                        UnpackTar(unzipped, writer, cancellation);
                        unzipped.CheckEnd();
                    }

                    break;
                case ArchiveKind.Gz:
                    using (var unzipped = new GzipContent(file))
                    {
                        writer.Write(Path.GetFileNameWithoutExtension(archive), unzipped);
                        unzipped.CheckEnd();
                    }

                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(kind), kind, "an archive expected");
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or FormatException or PathTooLongException)
        {
            throw new PipelineException($"archive '{Path.GetFileName(archive)}' is damaged or no {kind}: {exception.Message}; delete it, so that it is fetched again", exception);
        }
    }

    private static void UnpackZip(Stream file, EntryWriter writer, CancellationToken cancellation)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            cancellation.ThrowIfCancellationRequested();
            var type = (entry.ExternalAttributes >> 16) & TypeMask;
            if (type is not (0 or RegularFile or Folder))
            {
                throw writer.Refused(entry.FullName, type == SymbolicLink ? "a symbolic link" : "no plain file");
            }

            if (!entry.FullName.EndsWith('/'))
            {
                using var content = entry.Open();
                writer.Write(entry.FullName, content, entry.Length, entry.Crc32);
            }
        }
    }

    private static void UnpackTar(Stream file, EntryWriter writer, CancellationToken cancellation)
    {
        using var tar = new TarReader(file, leaveOpen: true);
        while (tar.GetNextEntry() is { } entry)
        {
            cancellation.ThrowIfCancellationRequested();
            switch (entry.EntryType)
            {
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                    writer.Write(entry.Name, entry.DataStream ?? Stream.Null, entry.Length);
                    break;
                case TarEntryType.Directory or TarEntryType.GlobalExtendedAttributes:
                    break;
                case TarEntryType.SymbolicLink:
                    throw writer.Refused(entry.Name, $"a symbolic link to '{entry.LinkName}'");
                case TarEntryType.HardLink:
                    throw writer.Refused(entry.Name, $"a hard link to '{entry.LinkName}'");
                default:
                    throw writer.Refused(entry.Name, "no plain file");
            }
        }
    }
}
