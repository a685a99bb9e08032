using CoIN.Errors;
using static TorchSharp.torch;

namespace CoIN.Models.Checkpoints;

/// <summary>Tensors in safetensors files, read one at a time, so that a checkpoint may be larger than memory.</summary>
public static class SafeTensorsFile
{
    // A span cannot be longer than this, so tensors are read and written in parts.
    private const int LargestPart = 1 << 30;

    /// <summary>Returns where each tensor of a file lies, in the file's order.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="PipelineException">The file is missing, cut short or not a safetensors file.</exception>
    public static IReadOnlyList<TensorEntry> Entries(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return SafeTensorsHeader.Read(file);
        }
        catch (PipelineException error)
        {
            throw error.At($"checkpoint '{path}'");
        }
        catch (IOException error)
        {
            throw new PipelineException($"checkpoint '{path}': the file cannot be read ({error.Message}); expected a safetensors file", error);
        }
    }

    /// <summary>Reads one tensor straight into its own memory, on the CPU, in the file's number format.</summary>
    /// <param name="path">The file.</param>
    /// <param name="entry">Where it lies, from <see cref="Entries"/>.</param>
    public static Tensor Read(string path, TensorEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);

        using var file = File.OpenHandle(path);
        var tensor = empty([.. entry.Shape], entry.Type);
        var bytes = entry.ByteCount == 0 ? [] : tensor.bytes;
        for (var done = 0; done < bytes.Length;)
        {
            var read = RandomAccess.Read(file, bytes[done..Math.Min(bytes.Length, done + LargestPart)], entry.Offset + done);
            done += read > 0 ? read : throw new PipelineException($"checkpoint '{path}': tensor '{entry.Name}' ends after {done} of {bytes.Length} bytes; the file is cut short");
        }

        return tensor;
    }

    /// <summary>Writes tensors in the order of their names; equal tensors give equal bytes.</summary>
    /// <param name="path">The file; it is replaced if it exists.</param>
    /// <param name="tensors">The tensors by name, on any device.</param>
    public static void Write(string path, IEnumerable<KeyValuePair<string, Tensor>> tensors)
    {
        var ordered = tensors.OrderBy(item => item.Key, StringComparer.Ordinal).ToList();
        using var file = File.Create(path);
        file.Write(SafeTensorsHeader.Write(ordered.Select(item => (item.Key, item.Value.dtype, item.Value.shape))));
        foreach (var (_, tensor) in ordered)
        {
            using var detached = tensor.detach();
            using var local = detached.cpu();
            using var plain = local.contiguous();
            if (plain.numel() > 0)
            {
                file.Write(plain.bytes);
            }
        }
    }
}
