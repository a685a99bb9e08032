namespace CoIN.Stages;

/// <summary>The stages that evaluate one cell A[k,t].</summary>
/// <param name="After">The learning task that was trained last; empty where one model learned everything, or nothing.</param>
/// <param name="On">The learning task that is evaluated.</param>
/// <param name="Score">The score stage.</param>
/// <param name="Judge">The judge stage, or null if nobody judges.</param>
public sealed record CellStages(string After, string On, string Score, string? Judge)
{
    /// <summary>What the cell is called among the inputs of a stage, for example <c>GQA after OCR-VQA</c>.</summary>
    internal string Name => After.Length == 0 ? On : $"{On} after {After}";
}
