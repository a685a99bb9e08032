using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace TorchSharp.Native;

/// <summary>The functions of libcoin_torch.so; see coin_torch.cpp for what each does.</summary>
internal static unsafe partial class LibTorch
{
    private const string Library = "coin_torch";

    // A host such as Cake runs from a folder of its own, so the assembly's folder comes first.
    private static readonly string Folder =
        Path.GetDirectoryName(typeof(LibTorch).Assembly.Location) is { Length: > 0 } own ? own : AppContext.BaseDirectory;

    private static readonly Lazy<IntPtr> Loaded = new(Load, LazyThreadSafetyMode.ExecutionAndPublication);

    static LibTorch() => NativeLibrary.SetDllImportResolver(typeof(LibTorch).Assembly, Resolve);

    /// <summary>The version of the libtorch that the library was built against; known without loading either.</summary>
    internal static string BuiltAgainst => File.ReadAllText(Path.Combine(Folder, "libcoin_torch.version"));

    /// <summary>The exception for the error that this thread's last call left.</summary>
    internal static ExternalException Failure(string where) =>
        new($"{where}: {Marshal.PtrToStringUTF8(coin_error())?.TrimEnd()}");

    /// <summary>Throws what the last call left when its result says that it failed.</summary>
    internal static void Check(int result, string where)
    {
        if (result < 0)
        {
            throw Failure(where);
        }
    }

    /// <summary>Throws what the last call left when it returned no handle.</summary>
    internal static IntPtr Check(IntPtr handle, string where) => handle != IntPtr.Zero ? handle : throw Failure(where);

    // The runtime asks again for each function.
    private static IntPtr Resolve(string library, Assembly assembly, DllImportSearchPath? path) =>
        library == Library ? Loaded.Value : IntPtr.Zero;

    private static IntPtr Load()
    {
        try
        {
            var handle = NativeLibrary.Load(Path.Combine(Folder, "libcoin_torch.so"));
            // One thread each, so that sums do not depend on the machine's cores; CoIN.Torch.TorchRuntime raises it.
            ((delegate* unmanaged<int, void>)NativeLibrary.GetExport(handle, nameof(coin_set_threads)))(1);
            _ = ((delegate* unmanaged<int, int>)NativeLibrary.GetExport(handle, nameof(coin_set_blas_threads)))(1);
            return handle;
        }
        catch (DllNotFoundException error)
        {
            // The loader's reason is the last line; the others advise on debugging loaders.
            var reason = error.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^1];
            throw new DllNotFoundException($"libtorch cannot be loaded: {reason}; './build.sh' installs libtorch and builds what is missing.", error);
        }
    }

    [LibraryImport(Library)]
    internal static partial IntPtr coin_error();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial IntPtr coin_operator(string name, string overload);

    [LibraryImport(Library)]
    internal static partial int coin_call(IntPtr handle, NativeValue* arguments, int count, NativeValue* results, int capacity);

    [LibraryImport(Library)]
    internal static partial void coin_free_handles(IntPtr* handles);

    [LibraryImport(Library)]
    internal static partial void coin_release(IntPtr tensor);

    [LibraryImport(Library)]
    internal static partial IntPtr coin_share(IntPtr tensor);

    [LibraryImport(Library)]
    internal static partial IntPtr coin_from_memory(
        void* data, long* shape, int rank, int dtype, delegate* unmanaged<IntPtr, void> deleter, IntPtr context);

    [LibraryImport(Library)]
    internal static partial int coin_rank(IntPtr tensor);

    [LibraryImport(Library)]
    internal static partial void coin_shape(IntPtr tensor, long* shape);

    [LibraryImport(Library)]
    internal static partial int coin_strides(IntPtr tensor, long* strides);

    [LibraryImport(Library)]
    internal static partial long coin_count(IntPtr tensor);

    [LibraryImport(Library)]
    internal static partial long coin_storage_offset(IntPtr tensor);

    [LibraryImport(Library)]
    internal static partial int coin_dtype(IntPtr tensor);

    [LibraryImport(Library)]
    internal static partial void coin_device(IntPtr tensor, int* type, int* index);

    [LibraryImport(Library)]
    internal static partial int coin_is_contiguous(IntPtr tensor);

    [LibraryImport(Library)]
    internal static partial void* coin_data(IntPtr tensor);

    [LibraryImport(Library)]
    internal static partial int coin_item(IntPtr tensor, NativeValue* result);

    [LibraryImport(Library)]
    internal static partial int coin_requires_grad(IntPtr tensor);

    [LibraryImport(Library)]
    internal static partial int coin_set_requires_grad(IntPtr tensor, int value);

    [LibraryImport(Library)]
    internal static partial int coin_is_leaf(IntPtr tensor);

    [LibraryImport(Library)]
    internal static partial int coin_retain_grad(IntPtr tensor);

    [LibraryImport(Library)]
    internal static partial IntPtr coin_grad(IntPtr tensor);

    [LibraryImport(Library)]
    internal static partial int coin_set_grad(IntPtr tensor, IntPtr grad);

    [LibraryImport(Library)]
    internal static partial int coin_backward(
        IntPtr* outputs, int outputCount, IntPtr* seeds, int seedCount, int retainGraph, int createGraph, IntPtr* inputs, int inputCount);

    [LibraryImport(Library)]
    internal static partial int coin_gradients(
        IntPtr* outputs, int outputCount, IntPtr* seeds, int seedCount, int retainGraph, int createGraph, int allowUnused,
        IntPtr* inputs, int inputCount, IntPtr* gradients);

    [LibraryImport(Library)]
    internal static partial int coin_grad_enabled();

    [LibraryImport(Library)]
    internal static partial void coin_set_grad_enabled(int enabled);

    [LibraryImport(Library)]
    internal static partial IntPtr coin_enter_inference_mode(int enabled);

    [LibraryImport(Library)]
    internal static partial void coin_leave_inference_mode(IntPtr guard);

    [LibraryImport(Library)]
    internal static partial int coin_inference_mode_enabled();

    [LibraryImport(Library)]
    internal static partial IntPtr coin_generator(int deviceType, int deviceIndex, ulong seed);

    [LibraryImport(Library)]
    internal static partial IntPtr coin_default_generator(int deviceType, int deviceIndex);

    [LibraryImport(Library)]
    internal static partial void coin_release_generator(IntPtr generator);

    [LibraryImport(Library)]
    internal static partial int coin_set_seed(IntPtr generator, ulong seed);

    [LibraryImport(Library)]
    internal static partial ulong coin_seed(IntPtr generator);

    [LibraryImport(Library)]
    internal static partial ulong coin_reseed(IntPtr generator);

    [LibraryImport(Library)]
    internal static partial IntPtr coin_generator_state(IntPtr generator);

    [LibraryImport(Library)]
    internal static partial int coin_set_generator_state(IntPtr generator, IntPtr state);

    [LibraryImport(Library)]
    internal static partial void coin_set_threads(int count);

    [LibraryImport(Library)]
    internal static partial int coin_threads();

    [LibraryImport(Library)]
    internal static partial int coin_set_blas_threads(int count);

    [LibraryImport(Library)]
    internal static partial void coin_set_deterministic(int enabled, int warnOnly);

    [LibraryImport(Library)]
    internal static partial int coin_deterministic();

    [LibraryImport(Library)]
    internal static partial int coin_deterministic_warn_only();

    [LibraryImport(Library)]
    internal static partial int coin_cuda_devices();

    [LibraryImport(Library)]
    internal static partial int coin_cuda_synchronize(int index);

    [LibraryImport(Library)]
    internal static partial int coin_cuda_allow_tf32(int matmul, int cudnn);

    [LibraryImport(Library)]
    internal static partial int coin_cuda_memory(int index, long* allocated, long* peak, long* reserved);

    [LibraryImport(Library)]
    internal static partial int coin_cuda_reset_peak_memory(int index);

    [LibraryImport(Library)]
    internal static partial int coin_cuda_empty_cache();
}
