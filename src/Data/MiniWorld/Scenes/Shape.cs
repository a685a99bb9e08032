namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>The forms an object can have.</summary>
internal enum Shape
{
    /// <summary>A disc.</summary>
    Circle,

    /// <summary>A box as wide as it is high.</summary>
    Square,

    /// <summary>A box at least one and a half times as long in one direction as in the other.</summary>
    Rectangle,

    /// <summary>A triangle that stands on its base.</summary>
    Triangle,

    /// <summary>A star of five points.</summary>
    Star,

    /// <summary>An upright cross of equal arms.</summary>
    Cross,

    /// <summary>A square that stands on a corner.</summary>
    Diamond,

    /// <summary>A disc with a round hole.</summary>
    Ring,
}
