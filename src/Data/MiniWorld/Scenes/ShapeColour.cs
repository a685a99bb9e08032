namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>The colours an object can have; each stands for a range of paints (<see cref="Palette"/>).</summary>
internal enum ShapeColour
{
    /// <summary>Red.</summary>
    Red,

    /// <summary>Green.</summary>
    Green,

    /// <summary>Blue.</summary>
    Blue,

    /// <summary>Yellow.</summary>
    Yellow,

    /// <summary>Orange.</summary>
    Orange,

    /// <summary>Purple.</summary>
    Purple,

    /// <summary>Brown.</summary>
    Brown,

    /// <summary>Black.</summary>
    Black,

    /// <summary>Gray.</summary>
    Gray,

    /// <summary>Teal.</summary>
    Teal,
}
