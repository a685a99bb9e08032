using System.Buffers;
using System.Security.Cryptography;
using CoIN.Errors;

namespace CoIN.Data.Sources;

/// <summary>The SHA-256 of every raw file, taken when it is first seen and compared ever after. Safe to use from several threads.</summary>
/// <remarks>The file has the form of <c>sha256sum</c>, so <c>sha256sum -c data.lock</c> in the data root checks everything without us.</remarks>
public sealed class RawLock
{
    /// <summary>The lock file's name in the data root.</summary>
    public const string FileName = "data.lock";

    private const int DigestLength = 64;
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");
    private static readonly Lock Saving = new();

    private readonly string _path;
    private readonly Dictionary<string, string> _pinned;
    private readonly Dictionary<string, string> _new = new(StringComparer.Ordinal);

    private RawLock(string path)
    {
        _path = path;
        _pinned = Load(path);
    }

    /// <summary>Opens a lock file; one that is absent pins nothing yet.</summary>
    /// <param name="path">The lock file, in the data root by the name of <see cref="FileName"/> or elsewhere.</param>
    /// <exception cref="PipelineException">A line of it is malformed.</exception>
    public static RawLock Open(string path) => new(path);

    /// <summary>Returns the digest that a file is pinned to, or null.</summary>
    /// <param name="relative">Its path below the data root, with '/'.</param>
    public string? Find(string relative)
    {
        lock (_new)
        {
            return _pinned.GetValueOrDefault(relative) ?? _new.GetValueOrDefault(relative);
        }
    }

    /// <summary>Compares a file with its pin, or pins it.</summary>
    /// <param name="relative">Its path below the data root, with '/'.</param>
    /// <param name="path">Where it lies.</param>
    /// <exception cref="PipelineException">It has changed.</exception>
    public void Check(string relative, string path)
    {
        using var stream = File.OpenRead(path);
        Check(relative, SHA256.HashData(stream));
    }

    /// <summary>Compares a file's digest with its pin, or pins it.</summary>
    /// <param name="relative">The file's path below the data root, with '/'.</param>
    /// <param name="digest">The SHA-256 of its bytes.</param>
    /// <exception cref="PipelineException">The file has changed.</exception>
    public void Check(string relative, ReadOnlySpan<byte> digest)
    {
        var found = Convert.ToHexStringLower(digest);
        lock (_new)
        {
            var pinned = _pinned.GetValueOrDefault(relative) ?? _new.GetValueOrDefault(relative);
            if (pinned is null)
            {
                _new.Add(relative, found);
            }
            else if (pinned != found)
            {
                throw new PipelineException(
                    $"raw file '{relative}' has changed: {_path} pins SHA-256 {pinned}, found {found}; put the old file back, or delete its line if the change is meant");
            }
        }
    }

    /// <summary>Adds what was pinned to the lock file.</summary>
    /// <exception cref="PipelineException">It cannot be written.</exception>
    public void Save()
    {
        lock (Saving)
        {
            if (_new.Count == 0)
            {
                return;
            }

            // Others may have pinned files since.
            var all = Load(_path);
            foreach (var (relative, digest) in _new)
            {
                all.TryAdd(relative, digest);
            }

            try
            {
                var partial = _path + ".partial";
                File.WriteAllLines(partial, all.OrderBy(pin => pin.Key, StringComparer.Ordinal).Select(pin => $"{pin.Value}  {pin.Key}"));
                File.Move(partial, _path, overwrite: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new PipelineException($"the lock file '{_path}' cannot be written: {exception.Message.TrimEnd('.')}; give yourself the right to write there, or name another place with data.lock", exception);
            }
        }
    }

    private static Dictionary<string, string> Load(string path)
    {
        var pins = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(path))
        {
            return pins;
        }

        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            var isPin = line.Length > DigestLength + 2 && line.AsSpan(DigestLength, 2) is "  " && line.AsSpan(0, DigestLength).IndexOfAnyExcept(Hexadecimal) < 0;
            if (!isPin || !pins.TryAdd(line[(DigestLength + 2)..], line[..DigestLength]))
            {
                throw new PipelineException($"{path}: line {number} is '{line}'; 64 hexadecimal digits, two spaces and a path that stands once were expected");
            }
        }

        return pins;
    }
}
