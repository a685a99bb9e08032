namespace CoIN.Stages.Settings;

/// <summary>A learning task of the user's own: a folder in the release format.</summary>
public sealed record UserTaskSettings : IValidated
{
    /// <summary>What profile, stages and reports call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>The folder with <c>train.json</c>, <c>test.json</c> and the images; relative paths start at the repository's folder.</summary>
    public string Folder { get; init; } = "";

    /// <summary>How answers are scored: the name of a scorer.</summary>
    public string Scorer { get; init; } = "exact";

    /// <summary>The longest answer in tokens.</summary>
    public int MaximumNewTokens { get; init; } = 32;

    /// <inheritdoc/>
    public IEnumerable<string> Problems()
    {
        if (Name.Length == 0 || Name.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_')))
        {
            yield return $"name: letters, digits, '-' and '_' expected, found '{Name}'";
        }

        if (Folder.Length == 0)
        {
            yield return "folder: the folder that holds train.json and test.json expected, found nothing";
        }

        foreach (var problem in Check.Range("maximumNewTokens", MaximumNewTokens, 1))
        {
            yield return problem;
        }
    }
}
