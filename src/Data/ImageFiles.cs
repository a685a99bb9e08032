using System.Collections.Concurrent;
using System.Security.Cryptography;
using CoIN.Data.Images;
using CoIN.Data.Raw;
using CoIN.Data.Sources;
using CoIN.Errors;

namespace CoIN.Data;

/// <summary>Puts the image files' bytes and sizes into records, and counts the files that are absent.</summary>
/// <param name="locate">Returns where an image path of a record lies.</param>
/// <param name="folder">The folder that the paths are relative to, for errors.</param>
/// <param name="storage">Whether the bytes are kept.</param>
/// <param name="missing">What happens to records whose image is absent.</param>
/// <param name="pins">Compares the files with what they were; null to compare nothing.</param>
internal sealed class ImageFiles(Func<string, string> locate, string folder, ImageStorage storage, MissingInput missing, RawLock? pins)
{
    private const int ChunksAhead = 2;

    // A thread takes several records at a time, because handing over costs more than looking for a file: little enough for images of some megabytes.
    private readonly int _chunkRecords = storage == ImageStorage.Bytes ? 16 : 256;
    private readonly ConcurrentDictionary<string, bool> _folders = new(StringComparer.Ordinal);
    private string? _firstMissing;
    private string? _firstUnreadable;

    /// <summary>How many records named an image so far.</summary>
    internal long Named { get; private set; }

    /// <summary>How many of those images were absent, or could not be read.</summary>
    internal long Missing { get; private set; }

    /// <summary>How many of them were there, but no JPEG or PNG file.</summary>
    internal long Unreadable { get; private set; }

    /// <summary>What was wrong with the first of these; null if there was none.</summary>
    internal string? FirstUnreadable => _firstUnreadable;

    /// <summary>Returns the records with their images, in order.</summary>
    /// <param name="records">The records without images; read on the calling thread.</param>
    /// <param name="complete">What else is to be done to a record, on any thread.</param>
    /// <param name="workers">How many threads work beside the calling one. Never changes a result.</param>
    /// <exception cref="PipelineException">Images are absent, and that is refused: all are counted first; or one is damaged.</exception>
    internal IEnumerable<InstructionRecord> Attach(IEnumerable<InstructionRecord> records, Func<InstructionRecord, InstructionRecord> complete, int workers)
    {
        var chunks = Prefetch.Ordered(records.Chunk(_chunkRecords), chunk => Array.ConvertAll(chunk, record => Load(complete(record))), workers, workers * ChunksAhead);
        foreach (var (record, found, problem) in chunks.SelectMany(chunk => chunk))
        {
            Named += record.ImagePath is null ? 0 : 1;
            if (!found)
            {
                Missing++;
                Unreadable += problem is null ? 0 : 1;
                _firstUnreadable ??= problem;
                _firstMissing ??= $"image '{record.ImagePath}' of record '{record.Id}'";
            }

            // After the first absent image the file will not be used: the rest is only counted.
            if (found ? _firstMissing is null || missing != MissingInput.Refuse : missing == MissingInput.Keep)
            {
                yield return record;
            }
        }

        if (_firstMissing is not null && missing == MissingInput.Refuse)
        {
            throw new PipelineException(
                $"{_firstMissing} not found below '{folder}' ({Missing:N0} of {Named:N0} images missing); put the images there, or lower data.minimumCoverage to leave such records out");
        }
    }

    private (InstructionRecord Record, bool Found, string? Problem) Load(InstructionRecord record)
    {
        if (record.ImagePath is null)
        {
            return (record, true, null);
        }

        var path = locate(record.ImagePath);
        if (!IsThere(path))
        {
            return (record, false, null);
        }

        var bytes = File.ReadAllBytes(path);
        pins?.Check(record.ImagePath, SHA256.HashData(bytes));
        try
        {
            var (width, height) = ImageDecoder.ReadSize(bytes, record.ImagePath);
            return (record with { Image = storage == ImageStorage.Bytes ? bytes : null, Width = width, Height = height }, true, null);
        }
        catch (PipelineException problem) when (missing != MissingInput.Refuse)
        {
            // Where images may be missing, one that a server sent a page of regrets for is missing, too.
            return (record, false, problem.Message);
        }
    }

    // Where a whole folder is absent, its images are not asked for one by one.
    private bool IsThere(string path) => _folders.GetOrAdd(Path.GetDirectoryName(path)!, Directory.Exists) && File.Exists(path);
}
