using CoIN.Data.MiniWorld.Drawing;

namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>Something that can be shown in one image.</summary>
internal interface IPicture
{
    /// <summary>The colour behind everything.</summary>
    Rgb Background { get; }

    /// <summary>Decides the pixel noise.</summary>
    ulong NoiseSeed { get; }

    /// <summary>The radius of the blur in pixels; 0 is sharp.</summary>
    int Blur { get; }

    /// <summary>Draws what stands before the background.</summary>
    void Draw(Canvas canvas);
}
