using System.Net;
using System.Security.Cryptography;
using CoIN.Errors;
using Polly;
using Polly.Retry;

namespace CoIN.Data.Sources;

/// <summary>Fetches files by HTTP: goes on where it was interrupted, tries again with growing pauses, and tries other addresses.</summary>
public sealed class Downloader
{
    private const int BufferBytes = 128 << 10;
    private readonly HttpClient _client;
    private readonly DownloadOptions _options;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline _pipeline;

    /// <summary>Makes a downloader.</summary>
    /// <param name="client">The connections; its own timeout must be infinite, because large files take hours.</param>
    /// <param name="options">How patient it is.</param>
    /// <param name="time">The clock of pauses and stalls.</param>
    public Downloader(HttpClient client, DownloadOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        _client = client;
        _options = options;
        _time = time;
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = options.Retries,
            BackoffType = DelayBackoffType.Exponential,
            Delay = options.Delay,
            ShouldHandle = outcome => ValueTask.FromResult(IsPassing(outcome.Outcome.Exception)),
            DelayGenerator = retry => ValueTask.FromResult(Wait((retry.Outcome.Exception as WrongAnswerException)?.RetryAfter)),
        }).Build();
    }

    /// <summary>Fetches a file; one that is there already is only checked.</summary>
    /// <param name="file">The file.</param>
    /// <param name="target">Where it goes; it appears there only when it is complete and right.</param>
    /// <param name="sha256">Its digest in lower-case hexadecimal digits; null if nobody knows it yet.</param>
    /// <param name="arrived">Hears how many bytes have arrived: positive, or negative where bytes were thrown away.</param>
    /// <param name="cancellation">Stops the download; what has come is kept for the next time.</param>
    /// <returns>The file's SHA-256.</returns>
    /// <exception cref="PipelineException">No address gave the file; the message has what each of them answered.</exception>
    public async Task<byte[]> FetchAsync(RawFile file, string target, string? sha256, Action<long> arrived, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(arrived);
        if (File.Exists(target))
        {
            arrived(new FileInfo(target).Length);
            return await DigestAsync(target, cancellation);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var failures = new List<string>();
        foreach (var address in file.Addresses)
        {
            try
            {
                var partial = new PartialFile(target);
                arrived(partial.Length);
                await FetchAsync(new Uri(address), partial, arrived, cancellation);
                var digest = await CheckAsync(file, partial, sha256, arrived, cancellation);
                partial.Complete();
                return digest;
            }
            catch (Exception exception) when (exception is WrongAnswerException or HttpRequestException or IOException or TimeoutException)
            {
                arrived(-new PartialFile(target).Length);
                failures.Add($"{address}: {exception.Message}");
            }
        }

        throw new PipelineException($"'{file.Name}' could not be fetched:\n{string.Join('\n', failures)}\nrun again to go on where it stopped, or put the file at '{target}' yourself");
    }

    // An attempt that brought bytes is no failure of the address: only attempts in a row that bring nothing count.
    private async Task FetchAsync(Uri address, PartialFile partial, Action<long> arrived, CancellationToken cancellation)
    {
        while (true)
        {
            var before = partial.Length;
            try
            {
                await _pipeline.ExecuteAsync(
                    async token =>
                    {
                        var length = partial.Length;
                        try
                        {
                            await AttemptAsync(address, partial, arrived, token);
                        }
                        catch (Exception exception) when (IsPassing(exception) && partial.Length > length)
                        {
                            throw new ProgressException(exception);
                        }
                    },
                    cancellation);
                return;
            }
            catch (ProgressException interrupted) when (partial.Length <= before)
            {
                throw new IOException(interrupted.InnerException!.Message, interrupted);
            }
            catch (ProgressException)
            {
                await Task.Delay(_options.Delay, _time, cancellation);
            }
        }
    }

    private async Task AttemptAsync(Uri address, PartialFile partial, Action<long> arrived, CancellationToken cancellation)
    {
        using var stalled = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stalled.CancelAfter(_options.Stall);
        try
        {
            using var request = partial.Request(address);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stalled.Token);
            if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
            {
                arrived(-partial.Length);
                partial.Drop();
                throw new WrongAnswerException("the server has fewer bytes than have come already", worthRetrying: true);
            }

            if (!response.IsSuccessStatusCode)
            {
                throw WrongAnswerException.Of(response, _time.GetUtcNow());
            }

            var before = partial.Length;
            await using var target = partial.Open(response);
            arrived(target.Length - before);
            await CopyAsync(response, target, arrived, stalled);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"nothing came for {_options.Stall.TotalSeconds:0.#} s");
        }
    }

    private async Task CopyAsync(HttpResponseMessage response, FileStream target, Action<long> arrived, CancellationTokenSource stalled)
    {
        await using var source = await response.Content.ReadAsStreamAsync(stalled.Token);
        var buffer = new byte[BufferBytes];
        int read;
        while ((read = await source.ReadAsync(buffer, stalled.Token)) > 0)
        {
            await target.WriteAsync(buffer.AsMemory(0, read), stalled.Token);
            arrived(read);
            stalled.CancelAfter(_options.Stall);
        }
    }

    private static async Task<byte[]> CheckAsync(RawFile file, PartialFile partial, string? sha256, Action<long> arrived, CancellationToken cancellation)
    {
        var digest = await DigestAsync(partial.Path, cancellation);
        var found = Convert.ToHexStringLower(digest);
        var wrong = sha256 is not null && found != sha256 ? $"the file has SHA-256 {found}, {sha256} expected"
            : ArchiveSignature.Matches(partial.Path, file) ? null
            : $"the answer is no {ArchiveSignature.Name(file)} file";
        if (wrong is null)
        {
            return digest;
        }

        arrived(-partial.Length);
        partial.Drop();
        throw new WrongAnswerException(wrong, worthRetrying: false);
    }

    // What a server asks for, within reason; null leaves the wait to the growing pauses.
    private TimeSpan? Wait(TimeSpan? asked) =>
        asked is { } wait ? TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, _options.LongestWait.Ticks)) : null;

    private static async Task<byte[]> DigestAsync(string path, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(path);
        return await SHA256.HashDataAsync(stream, cancellation);
    }

    private static bool IsPassing(Exception? exception) => exception switch
    {
        WrongAnswerException answer => answer.WorthRetrying,
        HttpRequestException or TimeoutException => true,
        HttpIOException => true,
        _ => false,
    };

    /// <summary>An attempt ended early, but not before bytes had come.</summary>
    private sealed class ProgressException(Exception cause) : Exception(cause.Message, cause);
}
