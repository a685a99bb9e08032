using System.Globalization;

namespace CoIN.Stages.Front.Nightly;

/// <summary>A figure that is not what was accepted.</summary>
/// <param name="Old">What was accepted.</param>
/// <param name="New">What it is now, or null if the table does not have it any more.</param>
/// <param name="Tolerance">How far it might have moved on another platform than the baseline's; null on the same one, or where it has no spread.</param>
/// <param name="FirstChange">The first stage behind it whose key is another one than at the time, or null if none is.</param>
public sealed record MovedFigure(BaselineFigure Old, double? New, double? Tolerance, string? FirstChange)
{
    /// <summary>Returns row, cell, old and new value and where the change began, in one line.</summary>
    public override string ToString()
    {
        var now = New is { } value ? Text(value) : "nothing";
        var tolerance = Tolerance is { } allowed ? $" (tolerance {Text(allowed)})" : "";
        var cause = FirstChange is { } stage ? $"the first stage with another key is '{stage}'"
            : Tolerance is null ? "no stage has another key, so that the run is not reproducible"
            : "no stage has another key: this platform rounds otherwise, and the tolerance does not hold what that does to the base model";
        return $"{Old.Place}: {Text(Old.Value)} expected, {now} found{tolerance}; {cause}";
    }

    private static string Text(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
