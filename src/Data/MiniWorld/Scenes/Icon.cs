namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>The things that are drawn as small compositions of shapes: sixteen classes of ImageNet.</summary>
internal enum Icon
{
    /// <summary>A tie with two wings.</summary>
    BowTie,

    /// <summary>A pail with a handle.</summary>
    Bucket,

    /// <summary>Walls with two towers.</summary>
    Castle,

    /// <summary>A white dog with black spots.</summary>
    Dalmatian,

    /// <summary>A letter seen from behind.</summary>
    Envelope,

    /// <summary>A striped fruit.</summary>
    Fig,

    /// <summary>A cup on a stem.</summary>
    Goblet,

    /// <summary>A woven basket with a lid.</summary>
    Hamper,

    /// <summary>A lamp with its shade.</summary>
    Lampshade,

    /// <summary>A microphone held upright.</summary>
    Microphone,

    /// <summary>A dome with a spire on steps.</summary>
    Stupa,

    /// <summary>A seat hung from a frame.</summary>
    Swing,

    /// <summary>A pot with spout and handle.</summary>
    Teapot,

    /// <summary>A set with knobs and aerial.</summary>
    Television,

    /// <summary>A ball with its seam.</summary>
    TennisBall,

    /// <summary>A toaster with two slices.</summary>
    Toaster,
}
