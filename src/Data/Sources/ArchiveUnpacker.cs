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
    /// <param name="cancellation">Stops between two files.</param>
    /// <exception cref="PipelineException">It is damaged, of another kind, or an entry would leave the folder, is a link, or is there twice.</exception>
    public static void Unpack(string archive, ArchiveKind kind, string target, string without, CancellationToken cancellation)
    {
        var writer = new EntryWriter(Path.GetFileName(archive), target, without);
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
                    using (var unzipped = new GZipStream(file, CompressionMode.Decompress))
                    {
                        UnpackTar(unzipped, writer, cancellation);
                    }

                    break;
                case ArchiveKind.Gz:
                    using (var unzipped = new GZipStream(file, CompressionMode.Decompress))
                    {
                        writer.Write(Path.GetFileNameWithoutExtension(archive), unzipped);
                    }

                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(kind), kind, "an archive expected");
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or FormatException)
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
                writer.Write(entry.FullName, content);
            }
        }
    }

    private static void UnpackTar(Stream file, EntryWriter writer, CancellationToken cancellation)
    {
        using var tar = new TarReader(file);
        while (tar.GetNextEntry() is { } entry)
        {
            cancellation.ThrowIfCancellationRequested();
            switch (entry.EntryType)
            {
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                    writer.Write(entry.Name, entry.DataStream ?? Stream.Null);
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

    /// <summary>Writes entries below one folder.</summary>
    private sealed class EntryWriter(string archive, string target, string without)
    {
        internal void Write(string name, Stream content)
        {
            var relative = without.Length > 0 && name.StartsWith($"{without}/", StringComparison.Ordinal) ? name[(without.Length + 1)..] : name;
            relative = relative.StartsWith("./", StringComparison.Ordinal) ? relative[2..] : relative;
            if (relative.Split('/').Any(part => part is "" or "." or "..") || relative.AsSpan().IndexOfAny('\\', '\0') >= 0)
            {
                throw new PipelineException($"archive '{archive}': entry '{name}' would leave the folder it is unpacked to; take the archive from another place");
            }

            var path = Path.Combine(target, relative);
            if (Path.Exists(path))
            {
                throw new PipelineException($"archive '{archive}': entry '{name}' is there twice");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            content.CopyTo(file);
        }

        internal PipelineException Refused(string name, string what) =>
            new($"archive '{archive}': entry '{name}' is {what}; only plain files are unpacked, take the archive from another place");
    }
}
