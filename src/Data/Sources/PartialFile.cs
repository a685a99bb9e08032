using System.Net;
using System.Net.Http.Headers;

namespace CoIN.Data.Sources;

/// <summary>A file that has come in part, and what the server called the version it comes from.</summary>
/// <param name="target">Where the whole file will lie.</param>
internal sealed class PartialFile(string target)
{
    private readonly string _bytes = target + ".partial";
    private readonly string _version = target + ".partial.version";

    /// <summary>How many bytes have come.</summary>
    internal long Length => File.Exists(_bytes) ? new FileInfo(_bytes).Length : 0;

    /// <summary>Makes a request for what is missing: for all of it unless the server can tell that the file is still the same.</summary>
    internal HttpRequestMessage Request(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (Length > 0 && File.Exists(_version) && EntityTagHeaderValue.TryParse(File.ReadAllText(_version), out var version))
        {
            request.Headers.Range = new RangeHeaderValue(Length, null);
            request.Headers.IfRange = new RangeConditionHeaderValue(version);
        }

        return request;
    }

    /// <summary>Opens the file for the bytes of an answer: behind those that are there if the answer goes on from them, else from the start.</summary>
    internal FileStream Open(HttpResponseMessage response)
    {
        var range = response.Content.Headers.ContentRange;
        var goesOn = response.StatusCode == HttpStatusCode.PartialContent && range?.From == Length;
        if (response.StatusCode == HttpStatusCode.PartialContent && !goesOn)
        {
            throw new WrongAnswerException($"the server sent bytes from {range?.From} on, where {Length} was asked for", worthRetrying: false);
        }

        if (!goesOn)
        {
            Drop();
            if (response.Headers.ETag is { IsWeak: false } version)
            {
                File.WriteAllText(_version, version.ToString());
            }
        }

        return new FileStream(_bytes, FileMode.Append, FileAccess.Write, FileShare.Read);
    }

    /// <summary>Forgets what has come.</summary>
    internal void Drop()
    {
        File.Delete(_bytes);
        File.Delete(_version);
    }

    /// <summary>The path of what has come.</summary>
    internal string Path => _bytes;

    /// <summary>Makes it the whole file.</summary>
    internal void Complete()
    {
        File.Move(_bytes, target, overwrite: true);
        File.Delete(_version);
    }
}
