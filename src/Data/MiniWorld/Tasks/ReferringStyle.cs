namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>The three manners of referring to an object.</summary>
internal enum ReferringStyle
{
    /// <summary>Short, with places in the picture: <c>blue star on the left</c>.</summary>
    RefCoco,

    /// <summary>Short, without places: <c>small red circle</c>.</summary>
    RefCocoPlus,

    /// <summary>Whole phrases with relations: <c>the blue star that is above the ring</c>.</summary>
    RefCocoG,
}
