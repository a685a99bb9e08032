using System.Globalization;

namespace CoIN.Build.Terminal;

/// <summary>Sizes as people write them.</summary>
internal static class ByteText
{
    private static readonly string[] Units = ["KB", "MB", "GB", "TB"];

    /// <summary>Returns, for example, <c>512 bytes</c>, <c>1.5 KB</c> or <c>12.0 GB</c>; a KB has 1,000 bytes.</summary>
    public static string Of(long bytes)
    {
        if (bytes < 1000)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes");
        }

        var power = Math.Min(Units.Length, (int)Math.Floor(Math.Log(bytes, 1000)));
        return string.Create(CultureInfo.InvariantCulture, $"{bytes / Math.Pow(1000, power):0.0} {Units[power - 1]}");
    }
}
