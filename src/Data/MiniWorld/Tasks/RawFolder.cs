using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Drawing;
using CoIN.Data.MiniWorld.ImageFiles;
using CoIN.Data.MiniWorld.Scenes;

namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>The data root that a world is written to, with the chance, the threads and the encoders that its writers share.</summary>
internal sealed class RawFolder : IDisposable
{
    private readonly string _root;
    private readonly ulong _seed;
    private readonly Action<int> _progress;
    private readonly ParallelOptions _parallel;
    private readonly ThreadLocal<JpegEncoder> _jpeg = new(() => new JpegEncoder(), trackAllValues: true);
    private readonly Lock _counting = new();
    private int _done;

    /// <summary>Opens a data root.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="seed">The world's seed.</param>
    /// <param name="progress">Is told how many images and texts are made.</param>
    /// <param name="threads">How many threads draw, at least 1.</param>
    /// <param name="cancellation">Stops between two images.</param>
    public RawFolder(string root, ulong seed, Action<int> progress, int threads, CancellationToken cancellation)
    {
        (_root, _seed, _progress) = (root, seed, progress);
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
    }

    /// <summary>Returns the chance that belongs to one purpose.</summary>
    public SeededRandom Random(params ReadOnlySpan<string> scope) => SeededRandom.For(_seed, ["MiniWorld", .. scope]);

    /// <summary>Makes things that do not depend on each other, each with its own chance.</summary>
    /// <param name="scope">What they are, for example <c>GQA train</c>; decides their chance together with their number.</param>
    /// <param name="count">How many.</param>
    /// <param name="make">Makes one from its number and its chance.</param>
    /// <returns>The things in the order of their numbers, whatever the threads did.</returns>
    public T[] Make<T>(string scope, int count, Func<int, SeededRandom, T> make)
    {
        var made = new T[count];
        try
        {
            Parallel.For(0, count, _parallel, i =>
            {
                made[i] = make(i, Random(scope, i.ToString()));
                lock (_counting)
                {
                    _progress(++_done);
                }
            });
        }
        catch (AggregateException failures)
        {
            // A full disk fails every thread alike; the first failure says it all.
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }

        return made;
    }

    /// <summary>Draws a picture and saves it as PNG.</summary>
    public void SavePng(string path, IPicture picture) => SaveBytes(path, PngWriter.Encode(Renderer.Render(picture), Canvas.Side, Canvas.Side));

    /// <summary>Draws a picture and saves it as JPEG.</summary>
    public void SaveJpeg(string path, IPicture picture)
        => SaveBytes(path, _jpeg.Value!.Encode(Renderer.Render(picture), Canvas.Side, Canvas.Side));

    /// <summary>Saves a text.</summary>
    public void SaveText(string path, string text) => SaveBytes(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Saves one JSON value in a single line, as the real data sets do.</summary>
    public void SaveJson(string path, Action<Utf8JsonWriter> write)
    {
        using var file = File.Create(Place(path));
        using var writer = new Utf8JsonWriter(file, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        write(writer);
    }

    /// <summary>Saves bytes.</summary>
    /// <param name="path">Below the data root, with '/'; folders are made.</param>
    /// <param name="bytes">The whole file.</param>
    public void SaveBytes(string path, byte[] bytes) => File.WriteAllBytes(Place(path), bytes);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var encoder in _jpeg.Values)
        {
            encoder.Dispose();
        }

        _jpeg.Dispose();
    }

    private string Place(string path)
    {
        var place = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        return place;
    }
}
