using System.Globalization;
using System.Text;
using CoIN.Errors;

namespace CoIN.Store;

/// <summary>A store on disk: blobs by content, results by key. <see cref="StoreLayout"/> says where everything lies.</summary>
/// <remarks>
/// A crash at any moment leaves the old state or the new: files are complete and on the device before they get their name, and the record
/// of an action is written after its blobs. Several processes may share one store. Thread safe.
/// </remarks>
public sealed class ContentStore : IDisposable
{
    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(50);

    private readonly IDisk _disk;
    private readonly Workspace _workspace;
    private readonly TimeProvider _time;
    private readonly DigestIndex _index;
    private readonly SharedLock _use;

    private ContentStore(StoreLayout layout, IDisk disk, Workspace workspace, SharedLock use, TimeProvider time)
    {
        _use = use;
        var files = new AtomicFile(workspace, disk);
        _disk = disk;
        _workspace = workspace;
        _time = time;
        Layout = layout;
        Blobs = new BlobStore(layout, disk, SetAside);
        Indexes = new IndexFiles(layout, files);
        Actions = new ActionCache(layout, files, Indexes);
        Runs = new RunArchive(layout, files);
        Trees = new TreeCache(layout, disk, workspace, Blobs);
        _index = new DigestIndex(layout, Indexes, time);
        Sources = new SourceFiles(_index);
    }

    /// <summary>Whether every blob and every file outside is read before it is trusted, whatever size and times say; slow, and finds everything.</summary>
    public bool Paranoid
    {
        get => Blobs.Paranoid;
        set => (Blobs.Paranoid, Actions.Paranoid, _index.Paranoid) = (value, value, value);
    }

    /// <summary>Where everything lies.</summary>
    public StoreLayout Layout { get; }

    /// <summary>Files by content.</summary>
    public BlobStore Blobs { get; }

    /// <summary>Results by key.</summary>
    public ActionCache Actions { get; }

    /// <summary>Files that only save time.</summary>
    public IndexFiles Indexes { get; }

    /// <summary>The runs that used the store.</summary>
    public RunArchive Runs { get; }

    /// <summary>Results as folders.</summary>
    public TreeCache Trees { get; }

    /// <summary>Files outside the store.</summary>
    public SourceFiles Sources { get; }

    /// <summary>Opens a store, and makes it if the folder holds none.</summary>
    /// <param name="folder">The store's folder.</param>
    /// <param name="time">Decides which source files have been left alone long enough to be remembered; no result depends on it.</param>
    /// <exception cref="PipelineException">The folder cannot be made or written, or a newer version made it.</exception>
    public static ContentStore Open(string folder, TimeProvider time) => Open(folder, time, new Disk());

    internal static ContentStore Open(string folder, TimeProvider time, IDisk disk)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var layout = new StoreLayout(folder);
        SharedLock? use = null;
        try
        {
            foreach (var part in layout.Folders)
            {
                if (FileStamp.Of(part).Kind != FileKind.Folder)
                {
                    disk.MakeFolder(part);
                }
            }

            CheckFormat(layout);
            use = SharedLock.Take(layout.UseLock)
                ?? throw new PipelineException($"cache '{layout.Root}': another process cleans it; wait until it has ended, or choose another folder with --cache=DIR");
            var workspace = Workspace.Begin(layout, disk);
            if (!File.Exists(layout.FormatFile))
            {
                new AtomicFile(workspace, disk).WriteDurably(layout.FormatFile, "1\n"u8);
            }

            var store = new ContentStore(layout, disk, workspace, use, time);
            store.Actions.BeginLoadingIndex();
            use = null;
            return store;
        }
        catch (IOException failure) when (DiskFailure.IsNoSpace(failure))
        {
            throw DiskFailure.NoSpace(layout.Root, needed: null, failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw DiskFailure.Unusable(layout.Root, failure);
        }
        finally
        {
            use?.Dispose();
        }
    }

    /// <summary>Returns a folder that is new, empty and on the store's own file system, for one action to fill.</summary>
    /// <exception cref="PipelineException">The disk is full.</exception>
    /// <remarks>It is removed when the store is closed, or by the next process if this one dies.</remarks>
    public string NewWorkFolder()
    {
        var path = _workspace.NewPath();
        try
        {
            _disk.MakeFolder(path);
        }
        catch (IOException failure) when (DiskFailure.IsNoSpace(failure))
        {
            throw DiskFailure.NoSpace(Layout.Root, needed: null, failure);
        }

        return path;
    }

    /// <summary>Returns an account of results that are taken on trust and looked at meanwhile.</summary>
    /// <param name="most">How many will be recalled at most.</param>
    public RecalledResults Recall(int most) => new(Actions, Blobs, most);

    /// <summary>Removes a folder from <see cref="NewWorkFolder"/>.</summary>
    /// <param name="folder">The folder.</param>
    /// <remarks>What a stage still writes that was given up on stays until the store is closed.</remarks>
    public void DeleteWorkFolder(string folder)
    {
        try
        {
            _disk.DeleteFolder(folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Somebody wrote into it while it was removed.
        }
    }

    /// <summary>Returns what an action has kept of its unfinished work; only the holder of the key's lock may use it.</summary>
    /// <param name="key">The stage's key.</param>
    public PartialWork PartialOf(Digest key) => new(Layout.PartialOf(key), _workspace.NewPath(), _disk);

    /// <summary>Waits until no other process makes the action with this key, and keeps others from it until the result is disposed.</summary>
    /// <param name="key">The stage's key.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<IDisposable> LockAsync(Digest key, CancellationToken cancellation)
    {
        for (; ; )
        {
            if (FileLock.TryTake(Layout.Lock(key)) is { } taken)
            {
                return new KeyLock(taken);
            }

            await Task.Delay(LockPoll, _time, cancellation);
        }
    }

    /// <summary>Whether a failure means that the store's disk is full.</summary>
    /// <param name="failure">What a stage threw while it wrote, or what was made of it.</param>
    public static bool MeansFullDisk(Exception failure) => DiskFailure.ComesOfNoSpace(failure);

    /// <summary>Returns the user's error for a failure that means the store's disk is full, or null for any other failure.</summary>
    /// <param name="failure">What a stage threw while it wrote.</param>
    public PipelineException? ExplainFullDisk(Exception failure) => MeansFullDisk(failure) ? DiskFailure.NoSpace(Layout.Root, needed: null, failure) : null;

    /// <summary>Removes this process's unfinished work.</summary>
    public void Dispose()
    {
        _workspace.Dispose();
        _use.Dispose();
    }

    /// <summary>Keeps every other process from the store until the result is disposed.</summary>
    /// <exception cref="PipelineException">Another process uses it.</exception>
    internal IDisposable Alone() => _use.TryMakeExclusive()
        ?? throw new PipelineException($"cache '{Layout.Root}': another process uses it; wait until it has ended");

    /// <summary>Moves a file or folder of the store to the quarantine, or out of the way if it has no name to keep.</summary>
    internal void SetAside(string path)
    {
        var place = Path.Combine(Layout.Quarantine, Path.GetFileName(path));
        var target = Path.Exists(place) ? _workspace.NewPath() : place;
        if (Directory.Exists(path))
        {
            _disk.TryMoveFolder(path, target);
        }
        else
        {
            _disk.MoveFile(path, target);
        }
    }

    private static void CheckFormat(StoreLayout layout)
    {
        if (!File.Exists(layout.FormatFile))
        {
            return;
        }

        var text = Encoding.UTF8.GetString(File.ReadAllBytes(layout.FormatFile)).TrimEnd();
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var format) || format > StoreLayout.Format)
        {
            throw new PipelineException(
                $"cache '{layout.Root}': its format is '{text}', this version reads up to '{StoreLayout.Format}'; " +
                "use the newer version or choose another folder with --cache=DIR");
        }
    }

    private sealed class KeyLock(FileLock taken) : IDisposable
    {
        public void Dispose()
        {
            taken.DeleteFile();
            taken.Dispose();
        }
    }
}
