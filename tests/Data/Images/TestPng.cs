namespace CoIN.Data.Tests.Images;

/// <summary>Small PNG files for tests.</summary>
internal static class TestPng
{
    /// <summary>One red pixel, written by Pillow.</summary>
    public static byte[] OnePixel { get; } = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC");
}
