namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>The two sizes that objects of one scene are told apart by.</summary>
internal enum ObjectSize
{
    /// <summary>11 to 15 pixels a side.</summary>
    Small,

    /// <summary>20 to 28 pixels a side; up to 40 if the object is alone.</summary>
    Large,
}
