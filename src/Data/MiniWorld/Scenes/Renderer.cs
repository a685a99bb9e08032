using CoIN.Data.MiniWorld.Drawing;

namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>Turns pictures into pixels.</summary>
internal static class Renderer
{
    /// <summary>Returns the pixels of a picture: rows of red, green, blue; <see cref="Canvas.Side"/> pixels a side.</summary>
    public static byte[] Render(IPicture picture)
    {
        var canvas = new Canvas();
        canvas.Clear(picture.Background);
        picture.Draw(canvas);
        canvas.Blur(picture.Blur);
        canvas.AddNoise(picture.NoiseSeed);
        return canvas.Pixels;
    }
}
