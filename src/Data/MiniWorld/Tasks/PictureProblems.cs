using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Scenes;

namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>Problems of ScienceQA about a picture.</summary>
internal static class PictureProblems
{
    private static readonly string[] Counts = ["1", "2", "3", "4"];
    private static readonly Curriculum Position = new("social science", "geography", "Geography", "Read a map: relative position", "grade2");
    private static readonly Curriculum Colour = new("natural science", "physics", "Materials", "Identify properties of an object", "grade3");
    private static readonly Curriculum Size = new("natural science", "units-and-measurement", "Units and measurement", "Compare sizes", "grade4");
    private static readonly Curriculum Number = new("natural science", "science-and-engineering-practices", "Reference skills", "Count objects", "grade2");

    /// <summary>Draws a problem.</summary>
    public static Problem Draw(SeededRandom random)
    {
        Func<Scene, SeededRandom, Problem?>[] kinds = [AskPosition, AskColour, AskLargest, AskNumber];
        var kind = random.Choose(kinds);
        while (true)
        {
            var scene = SceneSampler.Shapes(random, random.Next(kind == AskNumber ? 1 : 2, 5));
            if (kind(scene, random) is { } problem)
            {
                return problem;
            }
        }
    }

    private static Problem? AskPosition(Scene scene, SeededRandom random)
        => SceneQuestions.PickRelated(random, scene) is var (item, relation, reference)
            ? Choice.Make(random, $"Which shape is {SceneQuestions.Words(relation)} the {reference}?", Names.Of(item.Shape), Names.Shapes, "", scene, Position)
            : null;

    private static Problem? AskColour(Scene scene, SeededRandom random)
        => SceneQuestions.Pick(random, scene, phrase => phrase is { Shape: not null, Colour: null }) is var (item, phrase)
            ? Choice.Make(random, $"What is the color of the {phrase}?", Names.Of(item.Colour), Names.Colours, "", scene, Colour)
            : null;

    private static Problem? AskLargest(Scene scene, SeededRandom random)
    {
        var large = scene.Objects.Where(item => item.Size == ObjectSize.Large).ToList();
        var names = scene.Objects.Select(item => item.Name).Distinct().ToList();
        return large.Count == 1 && names.Count == scene.Objects.Count
            ? Choice.Make(random, "Which object is the largest?", large[0].Name, names, "", scene, Size, names.Count)
            : null;
    }

    private static Problem? AskNumber(Scene scene, SeededRandom random)
        => Choice.Make(random, "How many shapes are in the picture?", Counts[scene.Objects.Count - 1], Counts, "", scene, Number);
}
