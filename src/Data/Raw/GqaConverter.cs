// One row of train_balanced_questions.json:
//   "02930152": {"semantic": [...], "entailed": ["02930160", ...], "equivalent": ["02930152"], "question": "Is the sky dark?", "imageId": "2354786",
//                "isBalanced": true, "groups": {"global": null, "local": "06-sky_dark"}, "answer": "yes", "semanticStr": "...", "annotations": {...},
//                "types": {"detailed": "verifyAttr", "semantic": "attr", "structural": "verify"}, "fullAnswer": "Yes, the sky is dark."}
namespace CoIN.Data.Raw;

/// <summary>GQA: relations and attributes; training has one record per image with all its questions as turns, test one per question of test-dev.</summary>
public sealed class GqaConverter : IRawConverter
{
    /// <inheritdoc/>
    public string Task => "GQA";

    /// <inheritdoc/>
    public IReadOnlyList<string> Splits { get; } = ["train", "test"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Files(string split) => [split == "train" ? RawLayout.GqaTrain : RawLayout.GqaTestDev];

    /// <inheritdoc/>
    public IEnumerable<InstructionRecord> Read(RawInput input, string split) => split == "train" ? ReadTrain(input) : ReadTest(input);

    private static IEnumerable<InstructionRecord> ReadTrain(RawInput input)
    {
        using var table = new QuestionTable();
        foreach (var (_, imageId, turn) in ReadQuestions(input, RawLayout.GqaTrain))
        {
            table.Add(imageId, turn.Question, turn.Answer);
        }

        foreach (var (imageId, turns) in table.ByImage())
        {
            input.CountListed();
            yield return ToRecord(imageId, imageId, turns, "train");
        }
    }

    private static IEnumerable<InstructionRecord> ReadTest(RawInput input)
    {
        foreach (var (id, imageId, turn) in ReadQuestions(input, RawLayout.GqaTestDev))
        {
            input.CountListed();
            yield return ToRecord(id, imageId, [turn], "testdev");
        }
    }

    private static IEnumerable<(string Id, string ImageId, Turn Turn)> ReadQuestions(RawInput input, string file)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in JsonItems.Read(input.File(file), file))
        {
            var entry = new RawEntry(item, file);
            if (!seen.Add(item.Key!))
            {
                throw entry.Error("the question id is there twice, once was expected");
            }

            yield return (item.Key!, RawInput.SafeName(entry.Name("imageId"), entry.Place), new Turn(entry.Text("question"), entry.Text("answer")));
        }
    }

    private static InstructionRecord ToRecord(string id, string imageId, Turn[] turns, string split) => new()
    {
        Id = id,
        ImagePath = $"{RawLayout.GqaImages}/{imageId}.jpg",
        Turns = turns,
        References = [.. turns.Select(turn => turn.Answer)],
        Split = split,
        SourceId = id,
    };
}
