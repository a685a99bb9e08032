namespace CoIN.Data;

/// <summary>A box in the padded square that the model sees: corners as fractions of the square's side, in [0, 1].</summary>
/// <param name="X1">Left edge.</param>
/// <param name="Y1">Top edge.</param>
/// <param name="X2">Right edge.</param>
/// <param name="Y2">Bottom edge.</param>
public sealed record BoundingBox(double X1, double Y1, double X2, double Y2)
{
    /// <summary>Returns the box as answers print it: <c>[0.12, 0.30, 0.56, 0.78]</c>, two decimals each.</summary>
    public override string ToString() => $"[{X1:F2}, {Y1:F2}, {X2:F2}, {Y2:F2}]";
}
