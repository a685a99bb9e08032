using CoIN.Errors;

namespace CoIN.Evaluation.Scorers;

/// <summary>All scoring rules by name.</summary>
public static class AllScorers
{
    private static readonly IScorer[] Known =
    [
        new ScienceQaScorer(),
        new TextVqaScorer(),
        new ImageNetScorer(),
        new GqaScorer(),
        new VizWizScorer(),
        new GroundingScorer(),
        new VqaV2Scorer(),
        new OcrVqaScorer(),
        new ExactScorer(),
    ];

    /// <summary>The names, one for each built-in task and <c>exact</c>.</summary>
    public static IReadOnlyList<string> Names => Array.ConvertAll(Known, scorer => scorer.Name);

    /// <summary>Returns the rule of that name.</summary>
    /// <param name="name">One of <see cref="Names"/>; a task of the user's own may use any of them.</param>
    /// <exception cref="PipelineException">There is no such rule.</exception>
    public static IScorer Find(string name) =>
        Array.Find(Known, scorer => scorer.Name == name)
        ?? throw new PipelineException($"scorer '{name}' is not known{NearestName.Hint(name, Names)}");
}
