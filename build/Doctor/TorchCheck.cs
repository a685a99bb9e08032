using System.Text.RegularExpressions;

namespace CoIN.Build.Doctor;

/// <summary>Checks of libtorch: the system's, or the one that the variable TorchDirectory names.</summary>
/// <param name="directory">The variable's value; null or empty for the system's.</param>
internal sealed class TorchCheck(string? directory)
{
    private const string Debian = "/usr";
    private static readonly string[] VersionParts = ["MAJOR", "MINOR", "PATCH"];
    private static readonly string[] LibraryFolders = ["lib", "lib/x86_64-linux-gnu", "lib/aarch64-linux-gnu"];
    private readonly string _directory = string.IsNullOrEmpty(directory) ? Debian : directory;

    /// <summary>The headers that the native part is compiled against.</summary>
    public Finding Headers()
    {
        var header = Path.Combine(_directory, "include/torch/csrc/api/include/torch/version.h");
        if (!File.Exists(header))
        {
            return new Finding("libtorch", $"{header} is missing", Repair());
        }

        var text = File.ReadAllText(header);
        return new Finding("libtorch", $"headers of {string.Join('.', VersionParts.Select(part => Part(text, part)))} in {_directory}");
    }

    /// <summary>The library.</summary>
    public Finding Library() => Find("libtorch_cpu.so") is { } file
        ? new Finding("libtorch_cpu", file)
        : new Finding("libtorch_cpu", $"no libtorch_cpu.so below {_directory}", Repair());

    /// <summary>The library's part for NVIDIA's devices, and a device.</summary>
    public Finding Cuda()
    {
        const string name = "cuda";
        if (Find("libtorch_cuda.so") is not { } file)
        {
            return new Finding(name, $"no libtorch_cuda.so below {_directory}", "name a PyTorch with CUDA: TorchDirectory=<...>/site-packages/torch ./build.sh");
        }

        return File.Exists("/dev/nvidiactl") ? new Finding(name, file) : new Finding(name, "no NVIDIA device (/dev/nvidiactl)", "use --device=cpu, or a machine with a device and its driver");
    }

    private static string Part(string header, string part) => Regex.Match(header, $@"TORCH_VERSION_{part}\s+(\d+)").Groups[1].Value;

    private string Repair() => _directory == Debian ? LibraryChecks.Install("libtorch-dev") : "TorchDirectory must name a folder with include/ and lib/, such as site-packages/torch";

    private string? Find(string library) => LibraryFolders
        .Select(folder => Path.Combine(_directory, folder, library)).FirstOrDefault(File.Exists);
}
