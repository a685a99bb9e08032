namespace CoIN.Store;

/// <summary>One part of a stage's key, as a person reads it.</summary>
/// <param name="Name">What it is: <c>code</c>, <c>parameter 'rank'</c>, <c>input 'data'</c>.</param>
/// <param name="Value">Its value; different values have different texts.</param>
public sealed record KeyPart(string Name, string Value);
