using System.Globalization;
using CoIN.Errors;

namespace CoIN.Store;

/// <summary>What an action has kept of its unfinished work, to go on from there after it was killed.</summary>
/// <remarks>
/// Each state is one file, named by the action and the SHA-256 of the bytes: a damaged file is seen and removed, and a new state takes its name before the old
/// one goes. The holder of the key's lock uses it, one thread at a time.
/// </remarks>
public sealed class PartialWork
{
    private const char BeforeDigest = '@';

    private readonly string _folder;
    private readonly string _draft;
    private readonly IDisk _disk;

    internal PartialWork(string folder, string draft, IDisk disk)
    {
        _folder = folder;
        _draft = draft;
        _disk = disk;
    }

    /// <summary>Opens the unfinished work in a folder that another process named, for example to carry out an action for it.</summary>
    /// <param name="folder">The value of <see cref="Folder"/> there.</param>
    public static PartialWork At(string folder) => new(folder, Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"draft-{Environment.ProcessId}")), new Disk());

    /// <summary>Where it lies; the folder need not exist.</summary>
    public string Folder => _folder;

    /// <summary>Returns the state that was kept under a name, or null if there is none whole.</summary>
    /// <param name="name">Letters, digits and dashes.</param>
    public Stream? Open(string name)
    {
        foreach (var path in StatesOf(name))
        {
            if (Digest.TryParse(path.AsSpan(path.LastIndexOf(BeforeDigest) + 1), out var expected) && Digest.OfFile(path) == expected)
            {
                return File.OpenRead(path);
            }

            _disk.DeleteFile(path);
        }

        return null;
    }

    /// <summary>Keeps a state in place of the last one of that name; when this returns, it survives a power failure.</summary>
    /// <param name="name">Letters, digits and dashes.</param>
    /// <param name="write">Writes the state.</param>
    /// <exception cref="PipelineException">The disk is full.</exception>
    public void Keep(string name, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        try
        {
            _disk.MakeFolder(_folder);
            using (var file = new FileStream(_draft, FileMode.Create, FileAccess.Write))
            {
                write(file);
            }

            var path = Path.Combine(_folder, $"{name}{BeforeDigest}{Digest.OfFile(_draft)}");
            var older = StatesOf(name).Where(state => state != path).ToList();
            _disk.FlushFile(_draft);
            _disk.MoveFile(_draft, path);
            _disk.FlushFolder(_folder);
            older.ForEach(_disk.DeleteFile);
        }
        catch (IOException failure) when (DiskFailure.IsNoSpace(failure))
        {
            throw DiskFailure.NoSpace(_folder, needed: null, failure);
        }
    }

    /// <summary>Removes everything that was kept.</summary>
    public void Delete() => _disk.DeleteFolder(_folder);

    private string[] StatesOf(string name) => Directory.Exists(_folder) ? Directory.GetFiles(_folder, $"{name}{BeforeDigest}*") : [];
}
