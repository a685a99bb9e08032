namespace CoIN.Data.Raw;

/// <summary>The ten human answers of TextVQA, VizWiz and VQAv2.</summary>
internal static class TenAnswers
{
    /// <summary>How many people answered each question.</summary>
    internal const int Count = 10;

    /// <summary>Returns the answers if there are ten; some of the official ones are empty.</summary>
    internal static string[] Check(RawEntry entry, string[] answers) => answers.Length == Count
        ? answers
        : throw entry.Error($"'answers' has {answers.Length} answers; {Count} were expected");

    /// <summary>Returns the answer that most people gave; of several equally frequent ones the first.</summary>
    internal static string MostFrequent(string[] answers) => answers
        .GroupBy(answer => answer, StringComparer.Ordinal)
        .MaxBy(group => group.Count())!.Key;
}
