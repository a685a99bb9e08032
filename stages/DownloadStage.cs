using CoIN.Data.Sources;
using CoIN.Graph;

namespace CoIN.Stages;

/// <summary>The kind <c>download</c> where the data is real: one data set's folder, fetched from its publishers, compared with the lock file and unpacked.</summary>
/// <remarks>
/// Output: what belongs into the data set's folder. Files on their way lie in <c>incoming</c> below the data root, so that an interrupted download goes
/// on, and so that a user can put an archive there by hand. What a publisher offers is in the key by its pins, where the lock file has them.
/// </remarks>
public static class DownloadStage
{
    /// <summary>The kind.</summary>
    public const string Kind = "download";

    /// <summary>The folder below the data root that files arrive in.</summary>
    public const string Incoming = "incoming";

    /// <summary>Declares the download of a data set.</summary>
    /// <param name="name">The stage's name.</param>
    /// <param name="set">The data set.</param>
    /// <param name="root">The data root.</param>
    /// <param name="lockFile">The lock file.</param>
    public static Stage Create(string name, RawDataSet set, string root, string lockFile)
    {
        ArgumentNullException.ThrowIfNull(set);
        return new Stage(Kind, name, context => RunAsync(context, set, Path.Combine(root, Incoming, set.Folder), lockFile))
        {
            Parameters = StageParameters.Of(new { set.Name, set.Folder, Files = set.Files.Select(file => new { file.Name, file.Archive, file.Into, file.Without }).ToList() }),
        };
    }

    private static async Task RunAsync(StageContext context, RawDataSet set, string incoming, string lockFile)
    {
        const double megabyte = 1_000_000;
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var options = new DownloadOptions();
        var download = new DataSetDownload(new Downloader(client, options, TimeProvider.System), options, FreeBytes, TimeProvider.System);
        var progress = new SynchronousProgress<DownloadProgress>(now => context.Progress.Report(
            new StageProgress((long)(now.Done / megabyte), (long)(now.Total / megabyte), "MB", now.BytesPerSecond / megabyte)));
        await download.RunAsync(set, incoming, RawLock.Open(lockFile), context.OutputFolder, progress, context.CancellationToken);
    }

    private static long FreeBytes(string folder) => new DriveInfo(folder).AvailableFreeSpace;
}
