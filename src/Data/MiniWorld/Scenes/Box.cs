namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>An upright box on the canvas, in pixels from its upper left corner; right and bottom are exclusive.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Bottom">Lower edge.</param>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    /// <summary>The width in pixels.</summary>
    public double Width => Right - Left;

    /// <summary>The height in pixels.</summary>
    public double Height => Bottom - Top;

    /// <summary>Says whether two boxes come nearer to each other than <paramref name="gap"/> pixels.</summary>
    public bool Touches(Box other, double gap)
        => Left < other.Right + gap && other.Left < Right + gap && Top < other.Bottom + gap && other.Top < Bottom + gap;
}
