using CoIN.Store;

namespace CoIN.Stages.Front;

/// <summary>One action on the way to a figure.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Record">What it made, from what, and how; made under another name if that stage has the same key.</param>
public sealed record LineageStep(string Stage, ActionRecord Record);
