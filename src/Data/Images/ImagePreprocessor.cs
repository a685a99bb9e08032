using CoIN.Errors;

namespace CoIN.Data.Images;

/// <summary>Turns encoded images into the numbers that a vision tower takes. Safe to call from several threads.</summary>
public sealed class ImagePreprocessor
{
    private const int Levels = 256;
    private readonly ImagePreprocessing _options;
    private readonly float[] _normalized = new float[3 * Levels];
    private readonly Lock _lock = new();
    private string? _firstDamaged;
    private long _damagedImages;

    /// <summary>Makes a preprocessor.</summary>
    /// <param name="options">What the vision tower wants.</param>
    public ImagePreprocessor(ImagePreprocessing options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Size, 1);
        _options = options;
        float[] means = [options.Mean.Red, options.Mean.Green, options.Mean.Blue];
        float[] deviations = [options.StandardDeviation.Red, options.StandardDeviation.Green, options.StandardDeviation.Blue];
        for (var channel = 0; channel < means.Length; channel++)
        {
            for (var level = 0; level < Levels; level++)
            {
                // In the order and precision of CLIP's image processor: scaled in double, the rest in single precision.
                _normalized[(channel * Levels) + level] = ((float)(level * (1 / 255.0)) - means[channel]) / deviations[channel];
            }
        }
    }

    /// <summary>How many numbers an image becomes: 3 times size times size.</summary>
    public int Length => 3 * _options.Size * _options.Size;

    /// <summary>How many JPEG images were incomplete or corrupt so far; their missing parts are grey.</summary>
    public long DamagedImages => _damagedImages;

    /// <summary>Of the names of such images the first in order of the alphabet, whatever the threads do; null if there was none.</summary>
    public string? FirstDamaged => _firstDamaged;

    /// <summary>Decodes an image and makes it ready.</summary>
    /// <param name="encoded">A JPEG or PNG file.</param>
    /// <param name="name">What to call the image in errors.</param>
    /// <returns>[3, size, size], normalised.</returns>
    /// <exception cref="PipelineException">The image cannot be decoded.</exception>
    public float[] Preprocess(ReadOnlySpan<byte> encoded, string name)
    {
        var result = new float[Length];
        Preprocess(encoded, name, result);
        return result;
    }

    /// <summary>Decodes an image and makes it ready in memory of the caller's.</summary>
    /// <param name="encoded">A JPEG or PNG file.</param>
    /// <param name="name">What to call the image in errors.</param>
    /// <param name="target">[3, size, size]: <see cref="Length"/> numbers.</param>
    /// <exception cref="PipelineException">The image cannot be decoded.</exception>
    public void Preprocess(ReadOnlySpan<byte> encoded, string name, Span<float> target)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(target.Length, Length);
        RgbImage? square = null;
        ImageDecoder.Use(encoded, name, image => square = Square(image, name), out var damaged);
        if (damaged)
        {
            CountDamaged(name);
        }

        Normalize(square!.Pixels, target);
    }

    /// <summary>Makes a decoded image ready.</summary>
    /// <param name="image">The image.</param>
    /// <param name="name">What to call the image in errors.</param>
    /// <param name="target">[3, size, size]: <see cref="Length"/> numbers.</param>
    /// <exception cref="PipelineException">It cannot be padded to a square, because that would be too large.</exception>
    public void Preprocess(RgbImage image, string name, Span<float> target)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(target.Length, Length);
        Normalize(Square(image, name).Pixels, target);
    }

    private void CountDamaged(string name)
    {
        lock (_lock)
        {
            _damagedImages++;
            _firstDamaged = _firstDamaged is null || string.CompareOrdinal(name, _firstDamaged) < 0 ? name : _firstDamaged;
        }
    }

    private RgbImage Square(RgbImage image, string name) => _options.Fit switch
    {
        ImageFit.Pad => ImageSquare.PadAndResize(image, _options.Size, name),
        ImageFit.Crop => ImageSquare.ResizeAndCrop(image, _options.Size),
        _ => ImageSquare.Stretch(image, _options.Size),
    };

    private void Normalize(byte[] pixels, Span<float> target)
    {
        var plane = _options.Size * _options.Size;
        var red = target[..plane];
        var green = target.Slice(plane, plane);
        var blue = target.Slice(2 * plane, plane);
        var reds = _normalized.AsSpan(0, Levels);
        var greens = _normalized.AsSpan(Levels, Levels);
        var blues = _normalized.AsSpan(2 * Levels, Levels);
        unchecked
        {
            for (int i = 0, from = 0; i < red.Length; i++, from += 3)
            {
                red[i] = reds[pixels[from]];
                green[i] = greens[pixels[from + 1]];
                blue[i] = blues[pixels[from + 2]];
            }
        }
    }
}
