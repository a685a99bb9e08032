using System.Text.Json;
using CoIN.Benchmark;
using CoIN.Data.Raw;

namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>Writes ScienceQA: <c>problems.json</c>, <c>pid_splits.json</c> and <c>images/&lt;split&gt;/&lt;id&gt;/image.png</c>.</summary>
/// <remarks>Multiple choice, half of it with a picture. A text-only problem never stands in two splits: a hash of its text decides where it belongs.</remarks>
internal static class ScienceQaFiles
{
    private const double ShareWithPicture = 0.5;
    private const int MiniDivisor = 10;

    private static readonly string[] Splits = ["train", "val", "test"];

    /// <summary>Writes the files.</summary>
    public static void Write(RawFolder raw, MiniWorldSize size)
    {
        int[] counts = [size.Train, Validation.Of(size), size.Test];
        var owners = counts.SelectMany((count, split) => Enumerable.Repeat(split, count)).ToArray();
        raw.Random("ScienceQA splits").Shuffle(owners);

        var problems = raw.Make("ScienceQA", owners.Length, (i, random) =>
        {
            var problem = Draw(random, owners[i]);
            if (problem.Picture is { } picture)
            {
                raw.SavePng($"{RawLayout.ScienceQaImages}/{Splits[owners[i]]}/{Id(i)}/image.png", picture);
            }

            return problem;
        });
        raw.SaveJson(RawLayout.ScienceQaProblems, json =>
        {
            json.WriteStartObject();
            for (var i = 0; i < problems.Length; i++)
            {
                var (problem, split) = (problems[i], Splits[owners[i]]);
                json.WriteObject(Id(i), () => WriteProblem(json, problem, split));
            }

            json.WriteEndObject();
        });
        raw.SaveJson(RawLayout.ScienceQaSplits, json => WriteSplits(json, owners));
    }

    private static string Id(int index) => (index + 1).ToString();

    private static Problem Draw(SeededRandom random, int split)
    {
        if (random.NextDouble() < ShareWithPicture)
        {
            return PictureProblems.Draw(random);
        }

        while (true)
        {
            var problem = TextProblems.Draw(random);
            if (Owner(problem) == split)
            {
                return problem;
            }
        }
    }

    /// <summary>Returns the split that a text-only problem belongs to: an eighth validation, a quarter test, the rest training.</summary>
    private static int Owner(Problem problem)
    {
        var text = string.Join('\n', problem.Choices.Order(StringComparer.Ordinal).Append(problem.Hint).Append(problem.Question));
        return SeededRandom.For(0, text).Next(8) switch { 0 => 1, 1 or 2 => 2, _ => 0 };
    }

    private static void WriteProblem(Utf8JsonWriter json, Problem problem, string split)
    {
        json.WriteString("question", problem.Question);
        json.WriteStrings("choices", problem.Choices);
        json.WriteNumber("answer", problem.Answer);
        json.WriteString("hint", problem.Hint);
        json.WriteString("image", problem.Picture is null ? null : "image.png");
        json.WriteString("task", "closed choice");
        json.WriteString("grade", problem.Curriculum.Grade);
        json.WriteString("subject", problem.Curriculum.Subject);
        json.WriteString("topic", problem.Curriculum.Topic);
        json.WriteString("category", problem.Curriculum.Category);
        json.WriteString("skill", problem.Curriculum.Skill);
        json.WriteString("lecture", "");
        json.WriteString("solution", $"The answer is {problem.Choices[problem.Answer]}.");
        json.WriteString("split", split);
    }

    private static void WriteSplits(Utf8JsonWriter json, int[] owners)
    {
        var ids = Splits.Select((_, split) => Enumerable.Range(0, owners.Length).Where(i => owners[i] == split).Select(Id).ToList()).ToList();
        json.WriteStartObject();
        for (var split = 0; split < Splits.Length; split++)
        {
            json.WriteStrings(Splits[split], ids[split]);
        }

        json.WriteStrings("trainval", ids[0].Concat(ids[1]));
        for (var split = 0; split < Splits.Length; split++)
        {
            json.WriteStrings("mini" + Splits[split], ids[split].Take(ids[split].Count / MiniDivisor));
        }

        json.WriteEndObject();
    }
}
