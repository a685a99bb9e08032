using System.Net;

namespace CoIN.Store.Remote;

/// <summary>The body of a request, which says whenever a part of it has gone.</summary>
/// <param name="body">The bytes; closed with the content.</param>
/// <param name="moved">Is told how many bytes each part has.</param>
internal sealed class WatchedContent(Stream body, Action<int> moved) : HttpContent
{
    private const int PartLength = 1 << 16;

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        body.Position = 0; // a request is repeated on another connection if the server has closed an idle one
        var part = new byte[PartLength];
        for (int read; (read = await body.ReadAsync(part, cancellationToken)) > 0;)
        {
            await stream.WriteAsync(part.AsMemory(0, read), cancellationToken);
            moved(read);
        }
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body.Dispose();
        }

        base.Dispose(disposing);
    }
}
