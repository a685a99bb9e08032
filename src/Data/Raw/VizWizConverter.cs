// One row of train.json, which is a list:
//   {"answerable": 0, "image": "VizWiz_train_00000000.jpg", "question": "What's the name of this product?", "answer_type": "unanswerable",
//    "answers": [{"answer_confidence": "yes", "answer": "basil leaves"}, {"answer_confidence": "yes", "answer": "basil"}, ...ten in all]}
namespace CoIN.Data.Raw;

/// <summary>VizWiz: blind people's questions about their photographs, ten answers each; learning tasks are tested on the validation questions.</summary>
public sealed class VizWizConverter : IRawConverter
{
    /// <inheritdoc/>
    public string Task => "VizWiz";

    /// <inheritdoc/>
    public IReadOnlyList<string> Splits { get; } = ["train", "test"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Files(string split) => [split == "train" ? RawLayout.VizWizTrain : RawLayout.VizWizVal];

    /// <inheritdoc/>
    public IEnumerable<InstructionRecord> Read(RawInput input, string split)
    {
        var file = Files(split)[0];
        var images = split == "train" ? RawLayout.VizWizTrainImages : RawLayout.VizWizValImages;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in JsonItems.Read(input.File(file), file))
        {
            var entry = new RawEntry(item, file);
            var image = RawInput.SafeName(entry.Text("image"), entry.Place);
            if (!seen.Add(image))
            {
                throw entry.Error($"image '{image}' is there twice, once was expected");
            }

            var answers = TenAnswers.Check(entry, [.. entry.Entries("answers").Select(answer => answer.AnyText("answer"))]);
            input.CountListed();
            yield return new InstructionRecord
            {
                Id = Path.GetFileNameWithoutExtension(image),
                ImagePath = $"{images}/{image}",
                Turns = [new(entry.Text("question"), TenAnswers.MostFrequent(answers))],
                References = answers,
                Split = split == "train" ? "train" : "val",
                SourceId = image,
            };
        }
    }
}
