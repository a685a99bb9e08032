namespace CoIN.Graph.Fingerprints;

/// <summary>How one piece of code leads to another.</summary>
internal enum CodeEdgeKind
{
    /// <summary>Exactly this method may run.</summary>
    Calls,

    /// <summary>This method, or whatever overrides or implements it, may run.</summary>
    CallsVirtually,

    /// <summary>The type is named: enough to make a value of it if it is a structure, and to read its names if it is an enumeration.</summary>
    Mentions,

    /// <summary>An object of the type is made, so its virtual members and public properties may be used by anyone.</summary>
    Makes,

    /// <summary>Code that is not read may make and fill objects of the type: a deserialiser, for example.</summary>
    Reflects,

    /// <summary>An assembly that is not ours is used.</summary>
    Package,

    /// <summary>A native library is called.</summary>
    Native,

    /// <summary>Embedded resources are read.</summary>
    Resources,
}
