namespace CoIN.Store.Care;

/// <summary>The results of one kind of stage.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Records">How many there are.</param>
/// <param name="Bytes">The bytes of their outputs.</param>
/// <param name="Duration">How long they took to make, together.</param>
public sealed record KindReport(string Kind, int Records, long Bytes, TimeSpan Duration);
