using System.Globalization;

namespace CoIN.Reporting.Rendering;

/// <summary>How figures are printed: two decimals, as the papers do, never a negative zero.</summary>
internal static class Figure
{
    /// <summary>Returns for example <c>62.20</c> or <c>-0.53</c>.</summary>
    public static string Text(double value) => Printed(value).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Returns a difference with its sign, for example <c>+1.05</c>; <c>0.00</c> has none.</summary>
    public static string Signed(double value) => Printed(value).ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);

    /// <summary>The value as it is printed; two figures that print the same are equal.</summary>
    public static decimal Printed(double value) => Math.Round((decimal)value, 2, MidpointRounding.ToEven);
}
