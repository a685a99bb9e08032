using System.Globalization;

namespace CoIN.Benchmark;

/// <summary>One printed figure of a result table of the papers.</summary>
/// <param name="Paper"><c>v1</c>, the first version, or <c>v2</c>, the second.</param>
/// <param name="Table">The number of the table.</param>
/// <param name="Aspect"><c>truth-alignment</c> or <c>reasoning-capability</c>.</param>
/// <param name="Mllm">The model family: <c>LLaVA</c>, <c>Qwen-VL</c>, <c>MiniGPT-v2</c>.</param>
/// <param name="Method">For example <c>moelora</c>, <c>sequential-finetune</c>, <c>multi-task</c>.</param>
/// <param name="Setting">What the table varies, <c>key=value</c> joined by <c>;</c>; empty where it varies only model or method.</param>
/// <param name="Row"><c>immediate</c>, <c>final</c>, <c>single</c> or <c>overall</c>; see <see cref="PublishedTable"/>.</param>
/// <param name="Task">A learning task, or <c>MAA</c>, <c>BWT</c>, <c>ACC</c> where the row is <c>overall</c>.</param>
/// <param name="Printed">The figure digit for digit, for example <c>62.2</c>.</param>
/// <param name="Note">What the source says about it; may be empty.</param>
public sealed record PublishedFigure(
    string Paper, string Table, string Aspect, string Mllm, string Method, string Setting, string Row, string Task, string Printed, string Note)
{
    /// <summary>The figure as a number: percent, or percentage points for BWT.</summary>
    public double Value => double.Parse(Printed, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>How many digits are printed after the decimal point.</summary>
    public int Decimals => Printed.IndexOf('.') is var point and >= 0 ? Printed.Length - point - 1 : 0;
}
