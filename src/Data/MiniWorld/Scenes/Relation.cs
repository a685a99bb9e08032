namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>Where one object lies, seen from another.</summary>
internal enum Relation
{
    /// <summary>To the left.</summary>
    LeftOf,

    /// <summary>To the right.</summary>
    RightOf,

    /// <summary>Higher up.</summary>
    Above,

    /// <summary>Lower down.</summary>
    Below,
}
