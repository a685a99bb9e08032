using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Where a tensor lives: <c>cpu</c>, <c>cuda:0</c>, <c>meta</c>.</summary>
    public class Device
    {
        /// <summary>A device of a kind.</summary>
        /// <param name="deviceType">Kind.</param>
        /// <param name="index">Number among its kind; -1 is the current one, which for CUDA is 0.</param>
        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = deviceType == DeviceType.CUDA && index < 0 ? 0 : index;
        }

        /// <summary>A device by its text.</summary>
        /// <param name="description">For example <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</param>
        /// <exception cref="ArgumentException">No device is called so.</exception>
        public Device(string description)
            : this(ParseType(description), ParseIndex(description))
        {
        }

        /// <summary>A CUDA device by number.</summary>
        public Device(int index)
            : this(DeviceType.CUDA, index)
        {
        }

        /// <summary>Kind.</summary>
        public DeviceType type { get; }

        /// <summary>Number among its kind; -1 where there is only one.</summary>
        public int index { get; }

        /// <summary>A device by its text.</summary>
        public static implicit operator Device(string description) => new(description);

        /// <summary>The text that the constructor reads.</summary>
        public override string ToString()
        {
            var name = type.ToString().ToLowerInvariant();
            return index < 0 ? name : $"{name}:{index}";
        }

        internal bool IsSameAs(Device other) => other.type == type && other.index == index;

        private static DeviceType ParseType(string description) => description.Split(':')[0] switch
        {
            "cpu" => DeviceType.CPU,
            "cuda" => DeviceType.CUDA,
            "meta" => DeviceType.META,
            _ => throw new ArgumentException($"device '{description}': 'cpu', 'cuda', 'cuda:<number>' or 'meta' expected", nameof(description)),
        };

        private static int ParseIndex(string description)
        {
            var parts = description.Split(':');
            return parts.Length == 1 ? -1
                : parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
                : throw new ArgumentException($"device '{description}': a number expected after the colon", nameof(description));
        }
    }

    /// <summary>The host.</summary>
    public static readonly Device CPU = new(DeviceType.CPU);

    /// <summary>The device without memory.</summary>
    public static readonly Device META = new(DeviceType.META);

    private static readonly Device FirstCuda = new(DeviceType.CUDA, 0);

    /// <summary>The first GPU.</summary>
    public static Device CUDA => FirstCuda;

    /// <summary>A device by its text, for example <c>cuda:1</c>.</summary>
    public static Device device(string description) => new(description);

    /// <summary>A device of a kind.</summary>
    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    internal static Device DeviceOf(DeviceType type, int index) => type switch
    {
        DeviceType.CPU => CPU,
        DeviceType.META => META,
        _ => index <= 0 ? FirstCuda : new Device(type, index),
    };
}
