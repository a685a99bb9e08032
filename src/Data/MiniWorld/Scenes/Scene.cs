using CoIN.Data.MiniWorld.Drawing;

namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>Shapes on a light ground, with or without a sign; nothing overlaps.</summary>
/// <param name="Background">The colour of the ground.</param>
/// <param name="Objects">The shapes; no two are alike in shape, colour and size.</param>
/// <param name="Sign">The sign, if there is one.</param>
/// <param name="NoiseSeed">Decides the pixel noise.</param>
/// <param name="Blur">The radius of the blur in pixels; 0 is sharp.</param>
internal sealed record Scene(Rgb Background, IReadOnlyList<SceneObject> Objects, Sign? Sign, ulong NoiseSeed, int Blur = 0) : IPicture
{
    /// <inheritdoc/>
    public void Draw(Canvas canvas)
    {
        foreach (var item in Objects)
        {
            Rasteriser.Fill(canvas, item.Paint, ShapeOutlines.Fit(item.Shape, item.Box));
        }

        Sign?.Draw(canvas);
    }
}
