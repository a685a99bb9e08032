using System.Globalization;
using CoIN.Errors;

namespace CoIN.Data.Sources;

/// <summary>Fetches and unpacks one data set.</summary>
/// <param name="downloader">Fetches its files.</param>
/// <param name="options">How many files at a time.</param>
/// <param name="freeBytes">Returns the free space of the disk that holds a folder.</param>
/// <param name="time">The clock of the speed.</param>
public sealed class DataSetDownload(Downloader downloader, DownloadOptions options, Func<string, long> freeBytes, TimeProvider time)
{
    // The sizes of the catalogue are rough, and folders grow.
    private const int MostGrowth = 4;

    /// <summary>Fetches what is not there yet, compares it with the lock file, and unpacks it.</summary>
    /// <param name="set">The data set.</param>
    /// <param name="incoming">The folder for files on their way, kept between runs; a file that the user puts there is not fetched.</param>
    /// <param name="pins">The lock of the data root.</param>
    /// <param name="target">An empty folder that becomes the data set's.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellation">Stops it; what has come stays in <paramref name="incoming"/>.</param>
    /// <exception cref="PipelineException">The disk is too small, a file cannot be fetched, has changed, or is no archive as expected.</exception>
    public async Task RunAsync(
        RawDataSet set, string incoming, RawLock pins, string target, IProgress<DownloadProgress> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(pins);
        ArgumentNullException.ThrowIfNull(progress);
        CheckSpace(set, incoming, target);
        var meter = new Meter(set.Files.Sum(file => file.Bytes), time, progress);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Parallel, CancellationToken = cancellation };
        await Parallel.ForEachAsync(set.Files, parallel, async (file, token) =>
        {
            var path = Path.Combine(incoming, file.Name);
            var digest = await downloader.FetchAsync(file, path, pins.Find(PinOf(set, file)), meter.Arrived, token);
            pins.Check(PinOf(set, file), digest);
        });
        pins.Save();
        Unpack(set, incoming, target, cancellation);
    }

    /// <summary>Returns the name under which a file is pinned.</summary>
    private static string PinOf(RawDataSet set, RawFile file) => file.Archive == ArchiveKind.None ? $"{set.Folder}/{file.Name}" : $"incoming/{set.Folder}/{file.Name}";

    private static void Unpack(RawDataSet set, string incoming, string target, CancellationToken cancellation)
    {
        foreach (var file in set.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            var path = Path.Combine(incoming, file.Name);
            if (file.Archive == ArchiveKind.None)
            {
                File.Copy(path, Path.Combine(target, file.Name));
            }
            else
            {
                ArchiveUnpacker.Unpack(path, file.Archive, Path.Combine(target, file.Into), file.Without, MostGrowth * set.UnpackedBytes, cancellation);
            }
        }
    }

    // On one disk the archives and what comes out of them must fit at the same time.
    private void CheckSpace(RawDataSet set, string incoming, string target)
    {
        MakeFolder(incoming);
        var toFetch = set.Files.Where(file => !File.Exists(Path.Combine(incoming, file.Name))).Sum(file => file.Bytes);
        var (needed, free) = (toFetch + set.UnpackedBytes, Math.Min(freeBytes(incoming), freeBytes(target)));
        if (needed > free)
        {
            throw new PipelineException(string.Create(
                CultureInfo.InvariantCulture,
                $"{set.Name} needs {needed / 1e9:F1} GB on the disk of '{incoming}', {free / 1e9:F1} GB are free; make room, or choose other places with data.root and --cache"));
        }
    }

    private static void MakeFolder(string incoming)
    {
        try
        {
            Directory.CreateDirectory(incoming);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException($"files on their way have no place: {exception.Message.TrimEnd('.')}; give yourself the right to write there, or choose another place with data.root", exception);
        }
    }

    /// <summary>Adds up what arrives.</summary>
    private sealed class Meter(long expected, TimeProvider time, IProgress<DownloadProgress> progress)
    {
        private readonly long _start = time.GetTimestamp();
        private readonly Lock _lock = new();
        private long _done;
        private long _fetched;

        internal void Arrived(long bytes)
        {
            lock (_lock)
            {
                _done += bytes;
                _fetched += Math.Max(0, bytes);
                var seconds = time.GetElapsedTime(_start).TotalSeconds;
                progress.Report(new DownloadProgress(_done, Math.Max(expected, _done), seconds > 0 ? _fetched / seconds : 0));
            }
        }
    }
}
