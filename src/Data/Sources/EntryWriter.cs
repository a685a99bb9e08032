using System.Globalization;
using CoIN.Errors;

namespace CoIN.Data.Sources;

/// <summary>Writes the entries of one archive below one folder, and refuses those that would do anything else.</summary>
/// <param name="archive">The archive's name, for errors.</param>
/// <param name="target">The folder.</param>
/// <param name="without">A leading folder that entries lose where they have it; empty for none.</param>
/// <param name="mostBytes">How much may come out of the archive.</param>
internal sealed class EntryWriter(string archive, string target, string without, long mostBytes)
{
    private const int BufferBytes = 128 << 10;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private long _written;

    /// <summary>Writes an entry as a new file.</summary>
    /// <param name="name">What it is called in the archive.</param>
    /// <param name="content">What it holds.</param>
    /// <param name="length">How many bytes that should be; null if the archive does not say.</param>
    /// <param name="checksum">Its CRC-32; null if the archive has none.</param>
    /// <exception cref="PipelineException">It would leave the folder, is there twice, is damaged, or too much has come out.</exception>
    internal void Write(string name, Stream content, long? length = null, uint? checksum = null)
    {
        var path = Path.Combine(target, Relative(name));
        if (Path.Exists(path))
        {
            throw new PipelineException($"archive '{archive}': entry '{name}' is there twice, once was expected; take the archive from another place");
        }

        MakeFolder(name, Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        var crc = 0u;
        for (int read; (read = content.Read(_buffer)) > 0;)
        {
            CheckSize(read);
            file.Write(_buffer, 0, read);
            crc = checksum is null ? 0 : Crc32.Add(crc, _buffer.AsSpan(0, read));
        }

        if (length is { } expected && file.Length != expected)
        {
            throw new InvalidDataException($"entry '{name}' has {file.Length:N0} of its {expected:N0} bytes");
        }

        if (checksum is { } sum && crc != sum)
        {
            throw new InvalidDataException($"the checksum of entry '{name}' is {crc:x8}, {sum:x8} was expected");
        }
    }

    /// <summary>Returns the error for an entry that is no plain file.</summary>
    internal PipelineException Refused(string name, string what) =>
        new($"archive '{archive}': entry '{name}' is {what}; only plain files are unpacked, take the archive from another place");

    private string Relative(string name)
    {
        var relative = name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
        relative = without.Length > 0 && relative.StartsWith($"{without}/", StringComparison.Ordinal) ? relative[(without.Length + 1)..] : relative;
        return relative.Split('/').Any(part => part is "" or "." or "..") || relative.AsSpan().IndexOfAny('\\', '\0') >= 0
            ? throw new PipelineException(
                $"archive '{archive}': entry '{name}' would leave the folder it is unpacked to, a place below it was expected; take the archive from another place")
            : relative;
    }

    // Only ever below the target, which holds nothing but what came out of archives: no links.
    private void MakeFolder(string name, string folder)
    {
        for (var parent = folder; parent.Length > target.Length; parent = Path.GetDirectoryName(parent)!)
        {
            if (File.Exists(parent))
            {
                throw new PipelineException(
                    $"archive '{archive}': entry '{name}' lies below '{Path.GetRelativePath(target, parent)}', which is a file, a folder was expected; take the archive from another place");
            }
        }

        Directory.CreateDirectory(folder);
    }

    private void CheckSize(int more)
    {
        _written += more;
        if (_written > mostBytes)
        {
            throw new PipelineException(string.Create(
                CultureInfo.InvariantCulture,
                $"archive '{archive}': more than {mostBytes / 1e9:0.###} GB come out of it, far less was expected; take the archive from another place"));
        }
    }
}
