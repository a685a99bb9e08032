// One row of problems.json (its lecture and solution are not used):
//   "1": {"question": "Which of these states is farthest north?", "choices": ["West Virginia", "Louisiana", "Arizona", "Oklahoma"],
//         "answer": 0, "hint": "", "image": "image.png", "task": "closed choice", "grade": "grade2", "subject": "social science",
//         "topic": "geography", "category": "Geography", "skill": "Read a map: cardinal directions", "lecture": "...", "solution": "...", "split": "train"}
// and of pid_splits.json:
//   "train": ["1", "2", "3", ...]
using System.Text.Json;

namespace CoIN.Data.Raw;

/// <summary>ScienceQA: multiple choice, about half of it without image; the answer is a letter.</summary>
/// <remarks>The official split lists decide which problems belong to a split, and in which order.</remarks>
public sealed class ScienceQaConverter : IRawConverter
{
    /// <inheritdoc/>
    public string Task => "ScienceQA";

    /// <inheritdoc/>
    public IReadOnlyList<string> Splits { get; } = ["train", "val", "test"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Files(string split) => [RawLayout.ScienceQaProblems, RawLayout.ScienceQaSplits];

    /// <inheritdoc/>
    public IEnumerable<InstructionRecord> Read(RawInput input, string split)
    {
        var ids = ReadSplit(input, split);
        var wanted = ids.ToHashSet(StringComparer.Ordinal);
        var problems = new Dictionary<string, InstructionRecord>(StringComparer.Ordinal);
        foreach (var item in JsonItems.Read(input.File(RawLayout.ScienceQaProblems), RawLayout.ScienceQaProblems))
        {
            var id = item.Key!;
            if (wanted.Contains(id) && !problems.TryAdd(id, ToRecord(new RawEntry(item, RawLayout.ScienceQaProblems), id, split)))
            {
                throw new RawEntry(item, RawLayout.ScienceQaProblems).Error("the problem is there twice, once was expected");
            }
        }

        input.CountListed(ids.Length);
        foreach (var id in ids)
        {
            if (problems.TryGetValue(id, out var record))
            {
                yield return record;
            }
            else
            {
                input.CountMissing(
                    $"{RawLayout.ScienceQaSplits}: problem '{id}' of split '{split}' is not in {RawLayout.ScienceQaProblems}, which has {problems.Count:N0} of the split's {ids.Length:N0}; "
                    + "put the whole file there, or lower data.minimumCoverage to leave such problems out");
            }
        }
    }

    private static string[] ReadSplit(RawInput input, string split)
    {
        foreach (var item in JsonItems.Read(input.File(RawLayout.ScienceQaSplits), RawLayout.ScienceQaSplits))
        {
            if (item.Key == split)
            {
                return Ids(item);
            }
        }

        throw RawMistake.At(RawLayout.ScienceQaSplits, $"no split '{split}' found; is this another file?");
    }

    private static string[] Ids(JsonItem item)
    {
        var place = $"{RawLayout.ScienceQaSplits}: split '{item.Key}'";
        try
        {
            var ids = JsonSerializer.Deserialize(item.Bytes.Span, RawJson.Default.StringArray);
            return ids is not null && ids.All(id => !string.IsNullOrEmpty(id)) ? RefuseTwice(ids, place) : throw RawMistake.At(place, "a problem has no id; a list of ids was expected");
        }
        catch (JsonException exception)
        {
            throw RawMistake.At(place, "no list of texts found, which was expected", exception);
        }
    }

    private static string[] RefuseTwice(string[] ids, string place)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Array.Find(ids, id => !seen.Add(id)) is { } twice ? throw RawMistake.At(place, $"problem '{twice}' is there twice, once was expected") : ids;
    }

    private static InstructionRecord ToRecord(RawEntry problem, string id, string split)
    {
        var choices = problem.Texts("choices");
        var answer = problem.Integer("answer");
        if (choices.Length is < 2 or > 26 || answer < 0 || answer >= choices.Length)
        {
            throw problem.Error($"'answer' is {answer} of {choices.Length} choices; a choice counted from 0 was expected");
        }

        var letter = Letter((int)answer);
        var image = problem.TextOrNull("image");
        return new InstructionRecord
        {
            Id = id,
            ImagePath = image is null
                ? null
                : $"{RawLayout.ScienceQaImages}/{split}/{RawInput.SafeName(id, problem.Place)}/{RawInput.SafeName(image, problem.Place)}",
            Turns = [new(Question(problem, choices), letter)],
            References = [letter],
            Choices = choices,
            Split = split,
            SourceId = id,
        };
    }

    private static string Question(RawEntry problem, string[] choices)
    {
        var hint = problem.AnyText("hint");
        var context = string.IsNullOrWhiteSpace(hint) ? "" : $"Context: {hint}\n";
        return $"{context}{problem.Text("question")}\n{string.Join('\n', choices.Select((choice, i) => $"{Letter(i)}. {choice}"))}";
    }

    private static string Letter(int index) => ((char)('A' + index)).ToString();
}
