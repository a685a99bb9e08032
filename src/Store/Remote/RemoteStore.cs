using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Threading.Channels;

namespace CoIN.Store.Remote;

/// <summary>A store on another machine that many share, behind HTTP: <c>GET</c> and <c>PUT</c> of <c>/ac/KEY</c> (records) and <c>/cas/SHA256</c> (blobs).</summary>
/// <remarks>
/// Nothing that arrives is trusted: blobs are hashed, records carry a check sum, and the caller compares their key parts with its own. Nothing that goes wrong
/// fails a run: the result is then made here, and sent in place of what was damaged. After <see cref="MostFailures"/> failures in a row the store is left alone for the rest of the run. Whoever may write to the
/// store can put wrong results under right keys, as with every build cache: give the right to upload to those you trust. Thread safe.
/// </remarks>
public sealed class RemoteStore : IAsyncDisposable
{
    private const int MostFailures = 3;
    private const int LongestRecord = 64 << 20;
    private const int ShownLength = 16;

    private readonly ContentStore _store;
    private readonly RemoteOptions _options;
    private readonly HttpClient _client;
    private readonly Action<string> _warn;
    private readonly ConcurrentDictionary<string, bool> _damaged = new(StringComparer.Ordinal);
    private readonly Channel<ActionRecord> _toSend = Channel.CreateUnbounded<ActionRecord>();
    private readonly CancellationToken _stop;
    private readonly Task _sending;
    private int _failures;
    private int _unsent;

    /// <summary>Makes a connection; nothing is asked yet.</summary>
    /// <param name="store">The store here.</param>
    /// <param name="options">Where the other one is.</param>
    /// <param name="warn">Takes one line about what does not work.</param>
    /// <param name="stop">The user's wish to stop: nothing more is sent.</param>
    public RemoteStore(ContentStore store, RemoteOptions options, Action<string> warn, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_store, _options, _warn, _stop) = (store, options, warn, stop);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(3) };
        _client = new HttpClient(handler) { BaseAddress = new Uri(options.Address.AbsoluteUri.TrimEnd('/') + "/"), Timeout = Timeout.InfiniteTimeSpan };
        if (options.Token is not null)
        {
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.Token);
        }

        _sending = options.Upload ? Task.Run(SendAllAsync, CancellationToken.None) : Task.CompletedTask;
    }

    private bool IsGivenUp => Volatile.Read(ref _failures) >= MostFailures;

    /// <summary>Brings a result here, if the other store has it whole; returns its record, published here, or null.</summary>
    /// <param name="key">The stage's key.</param>
    /// <param name="expected">The parts of the key: a record that was made from others is refused.</param>
    /// <param name="cancellation">The user's wish to stop.</param>
    public async Task<ActionRecord?> FetchAsync(Digest key, IReadOnlyList<KeyPart> expected, CancellationToken cancellation)
    {
        if (IsGivenUp)
        {
            return null;
        }

        var work = _store.NewWorkFolder();
        try
        {
            var path = $"ac/{key}";
            var bytes = await GetAsync(path, LongestRecord, cancellation);
            if (bytes is null)
            {
                return null;
            }

            var record = ReadRecord(bytes);
            if (record is null || record.Key != key || !record.KeyParts.SequenceEqual(expected))
            {
                throw Damaged(path, "is not that record");
            }

            foreach (var file in record.Output.Files)
            {
                if (!await FetchAsync(file, Path.Combine(work, file.Path), cancellation))
                {
                    return null;
                }
            }

            var output = _store.Blobs.Publish(work, Environment.ProcessorCount, cancellation);
            if (output.Digest != record.Output.Digest)
            {
                throw Damaged(path, "does not describe its own files");
            }

            _store.Actions.Add(record);
            Interlocked.Exchange(ref _failures, 0);
            return record;
        }
        catch (Exception failure) when (IsOfTheOtherSide(failure, cancellation))
        {
            Failed(failure);
            return null;
        }
        finally
        {
            _store.DeleteWorkFolder(work);
        }
    }

    /// <summary>Sends a result when there is time; returns at once.</summary>
    /// <param name="record">A record that is published here.</param>
    public void Send(ActionRecord record)
    {
        if (_options.Upload && !IsGivenUp)
        {
            Interlocked.Increment(ref _unsent);
            _toSend.Writer.TryWrite(record);
        }
    }

    /// <summary>Waits for what is still to be sent, as long as something moves and the user does not want to stop.</summary>
    public async ValueTask DisposeAsync()
    {
        _toSend.Writer.Complete();
        await _sending;
        if (_unsent > 0)
        {
            _warn($"shared store '{_options.Address}': {_unsent} results were not sent");
        }

        _client.Dispose();
    }

    private static ActionRecord? ReadRecord(byte[] bytes)
    {
        try
        {
            return ActionRecordReader.Read(bytes);
        }
        catch (NotSupportedException)
        {
            return null; // of a newer version: another one's, then
        }
    }

    private async Task<byte[]?> GetAsync(string path, int most, CancellationToken cancellation)
    {
        using var patience = new Patience(_options, cancellation);
        using var response = await _client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, patience.Token);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        response.EnsureSuccessStatusCode();
        using var bytes = new MemoryStream();
        await CopyAsync(await response.Content.ReadAsStreamAsync(patience.Token), bytes, most, path, patience);
        return bytes.ToArray();
    }

    private async Task<bool> FetchAsync(FileEntry file, string target, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var patience = new Patience(_options, cancellation);
        var path = $"cas/{file.Content}";
        using (var response = await _client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, patience.Token))
        {
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                return false;
            }

            response.EnsureSuccessStatusCode();
            await using var local = new FileStream(target, FileMode.CreateNew, FileAccess.Write);
            await CopyAsync(await response.Content.ReadAsStreamAsync(patience.Token), local, file.Length, path, patience);
        }

        return Digest.OfFile(target, cancellation) == file.Content
            ? true
            : throw Damaged(path, "has another digest");
    }

    // Never more than expected, however much is sent.
    private async Task CopyAsync(Stream from, Stream to, long most, string path, Patience patience)
    {
        var buffer = new byte[1 << 16];
        var copied = 0L;
        for (int read; (read = await ReadAsync(from, buffer, patience.Token)) > 0;)
        {
            patience.Moved(read);
            copied += read;
            if (copied > most)
            {
                throw Damaged(path, "is longer than expected");
            }

            await to.WriteAsync(buffer.AsMemory(0, read), patience.Token);
        }
    }

    // A connection that breaks is the other side's failure; a disk here that is full is not.
    private static async Task<int> ReadAsync(Stream from, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await from.ReadAsync(buffer, cancellation);
        }
        catch (IOException failure)
        {
            throw new HttpRequestException(failure.Message, failure);
        }
    }

    private async Task SendAllAsync()
    {
        await foreach (var record in _toSend.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (IsGivenUp || _stop.IsCancellationRequested)
            {
                continue;
            }

            try
            {
                foreach (var file in record.Output.Files)
                {
                    await PutAsync($"cas/{file.Content}", () => File.OpenRead(_store.Layout.Blob(file.Content)));
                }

                await PutAsync($"ac/{record.Key}", () => new MemoryStream(ActionRecordWriter.Write(record))); // last: it promises the blobs
                Interlocked.Decrement(ref _unsent);
                Interlocked.Exchange(ref _failures, 0);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                // What is not sent is counted, and said in the end.
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException || IsOfTheOtherSide(failure, CancellationToken.None))
            {
                Failed(failure);
            }
        }
    }

    private async Task PutAsync(string path, Func<Stream> open)
    {
        using var patience = new Patience(_options, _stop);
        if (!_damaged.ContainsKey(path) && await IsThereAsync(path, patience.Token))
        {
            return;
        }

        patience.Renew();
        using var body = new WatchedContent(open(), patience.Moved);
        using var response = await _client.PutAsync(new Uri(path, UriKind.Relative), body, patience.Token);
        response.EnsureSuccessStatusCode();
    }

    private async Task<bool> IsThereAsync(string path, CancellationToken cancellation)
    {
        using var head = new HttpRequestMessage(HttpMethod.Head, new Uri(path, UriKind.Relative));
        using var response = await _client.SendAsync(head, cancellation);
        return response.IsSuccessStatusCode;
    }

    private InvalidDataException Damaged(string path, string how)
    {
        _damaged[path] = true;
        return new InvalidDataException($"what it has under '{path[..Math.Min(path.Length, ShownLength)]}...' {how}");
    }

    private static bool IsOfTheOtherSide(Exception failure, CancellationToken cancellation) =>
        failure is HttpRequestException or InvalidDataException or PathTooLongException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested);

    private void Failed(Exception failure)
    {
        var reason = failure is OperationCanceledException ? $"no answer within {_options.Patience.TotalSeconds:0.#} s" : failure.Message.TrimEnd('.');
        var count = Interlocked.Increment(ref _failures);
        if (count <= MostFailures)
        {
            _warn($"shared store '{_options.Address}': {reason}; {(count == MostFailures ? "it is not asked any more in this run" : "the result is made here")}");
        }
    }
}
