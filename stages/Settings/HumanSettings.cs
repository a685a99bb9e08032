namespace CoIN.Stages.Settings;

/// <summary>The judge human: a person who rates a sample of the answers on a sheet.</summary>
public sealed record HumanSettings : IValidated
{
    /// <summary>The folder of the sheets, one for each cell, such as <c>moelora-8/8-OCR-VQA/GQA.csv</c>; or one CSV file. A sheet that is not there is written to be filled.</summary>
    public string Sheets { get; init; } = "sheets";

    /// <summary>How many answers of a cell a person rates.</summary>
    public int Samples { get; init; } = 50;

    /// <summary>The judge whose ratings are compared with the person's.</summary>
    public JudgeName Beside { get; init; } = JudgeName.Lexical;

    /// <inheritdoc/>
    public IEnumerable<string> Problems() =>
    [
        .. Check.Range("samples", Samples, 1),
        .. Beside is JudgeName.Human or JudgeName.None
            ? [$"beside: another judge than '{KebabCase.Of(Beside)}' expected, whose ratings are compared with the person's"]
            : Array.Empty<string>(),
    ];
}
