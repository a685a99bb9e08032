namespace CoIN.Models.Configuration;

/// <summary>The sentences about sizes that do not fit together.</summary>
internal static class SizeChecks
{
    public static IEnumerable<string> Expect(bool holds, string problem) => holds ? [] : [problem];

    public static IEnumerable<string> Divides(int part, string partName, int whole, string wholeName) =>
        Expect(part > 0 && whole > 0 && whole % part == 0, $"{wholeName} is {whole} and {partName} is {part}; expected the second to divide the first");
}
