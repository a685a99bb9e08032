namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>The two sizes that objects of one scene are told apart by.</summary>
internal enum ObjectSize
{
    /// <summary>10 to 14 pixels a side.</summary>
    Small,

    /// <summary>18 to 26 pixels a side; up to 40 if the object is alone.</summary>
    Large,
}
