namespace CoIN.Data.Images;

/// <summary>A decoded picture: 8 bits each of red, green and blue.</summary>
/// <param name="Width">Pixels per row, at least 1.</param>
/// <param name="Height">Rows, at least 1.</param>
/// <param name="Pixels">[h, w, 3], row by row from the top; width times height times 3 bytes.</param>
public sealed record RgbImage(int Width, int Height, byte[] Pixels);
