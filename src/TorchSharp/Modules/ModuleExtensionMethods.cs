using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Moves and converts modules, in place: parameters and buffers stay the same objects.</summary>
public static class ModuleExtensionMethods
{
    /// <summary>Moves to a device. Tensors without memory (meta) become uninitialized memory there.</summary>
    public static T to<T>(this T module, Device device, bool non_blocking = false)
        where T : nn.Module => Convert(module, null, device, non_blocking);

    /// <summary>Moves to a device.</summary>
    public static T to<T>(this T module, string device, bool non_blocking = false)
        where T : nn.Module => Convert(module, null, new Device(device), non_blocking);

    /// <summary>Moves to a device.</summary>
    public static T to<T>(this T module, DeviceType deviceType, int deviceIndex = -1, bool non_blocking = false)
        where T : nn.Module => Convert(module, null, new Device(deviceType, deviceIndex), non_blocking);

    /// <summary>Moves to a device and converts floating-point tensors.</summary>
    public static T to<T>(this T module, Device device, ScalarType type, bool non_blocking = false)
        where T : nn.Module => Convert(module, type, device, non_blocking);

    /// <summary>Converts floating-point tensors.</summary>
    public static T to<T>(this T module, ScalarType type, bool non_blocking = false)
        where T : nn.Module => Convert(module, type, null, non_blocking);

    /// <summary>Moves to the host.</summary>
    public static T cpu<T>(this T module, bool non_blocking = false)
        where T : nn.Module => Convert(module, null, CPU, non_blocking);

    /// <summary>Moves to a GPU, the first unless stated.</summary>
    public static T cuda<T>(this T module, int deviceIndex = -1, bool non_blocking = false)
        where T : nn.Module => Convert(module, null, new Device(DeviceType.CUDA, deviceIndex), non_blocking);

    /// <summary>Converts floating-point tensors to single precision.</summary>
    public static T @float<T>(this T module, bool non_blocking = false)
        where T : nn.Module => Convert(module, ScalarType.Float32, null, non_blocking);

    /// <summary>Converts floating-point tensors to double precision.</summary>
    public static T @double<T>(this T module, bool non_blocking = false)
        where T : nn.Module => Convert(module, ScalarType.Float64, null, non_blocking);

    /// <summary>Converts floating-point tensors to half precision.</summary>
    public static T half<T>(this T module, bool non_blocking = false)
        where T : nn.Module => Convert(module, ScalarType.Float16, null, non_blocking);

    /// <summary>Converts floating-point tensors to bfloat16.</summary>
    public static T bfloat16<T>(this T module, bool non_blocking = false)
        where T : nn.Module => Convert(module, ScalarType.BFloat16, null, non_blocking);

    private static T Convert<T>(T module, ScalarType? type, Device? device, bool nonBlocking)
        where T : nn.Module
    {
        module.Convert(type, device, nonBlocking);
        return module;
    }
}
