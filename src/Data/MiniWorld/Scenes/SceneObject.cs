using CoIN.Data.MiniWorld.Drawing;

namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>One coloured shape in a scene.</summary>
/// <param name="Shape">Its form.</param>
/// <param name="Colour">What its colour is called.</param>
/// <param name="Size">What its size is called.</param>
/// <param name="Paint">Its colour.</param>
/// <param name="Box">The smallest box around it.</param>
internal sealed record SceneObject(Shape Shape, ShapeColour Colour, ObjectSize Size, Rgb Paint, Box Box)
{
    /// <summary>Where its middle is from the left edge, in pixels.</summary>
    public double CentreX => (Box.Left + Box.Right) / 2;

    /// <summary>Where its middle is from the upper edge, in pixels.</summary>
    public double CentreY => (Box.Top + Box.Bottom) / 2;

    /// <summary>Its colour and shape, for example <c>red circle</c>.</summary>
    public string Name => $"{Names.Of(Colour)} {Names.Of(Shape)}";

    /// <summary>Its size, colour and shape, for example <c>small red circle</c>; no two objects of a scene share it.</summary>
    public string FullName => $"{Names.Of(Size)} {Name}";
}
