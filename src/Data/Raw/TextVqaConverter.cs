// One row of the list 'data' of TextVQA_0.5.1_train.json:
//   {"question": "what is the brand of this camera?", "image_id": "0054c91397f2fe05", "image_classes": ["Cassette deck", "Camera"],
//    "flickr_original_url": "https://...", "flickr_300k_url": "https://...", "image_width": 1024, "image_height": 730,
//    "answers": ["nous les gosses", "dakota", "clos culombu", "dakota digital", "dakota", "dakota 1", "dakota digital", ...ten in all],
//    "question_tokens": ["what", "is", "the", "brand", "of", "this", "camera"], "question_id": 0, "set_name": "train"}
namespace CoIN.Data.Raw;

/// <summary>TextVQA: questions about words in photographs, ten answers each; learning tasks are tested on the official validation questions.</summary>
public sealed class TextVqaConverter : IRawConverter
{
    /// <inheritdoc/>
    public string Task => "TextVQA";

    /// <inheritdoc/>
    public IReadOnlyList<string> Splits { get; } = ["train", "test"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Files(string split) => [split == "train" ? RawLayout.TextVqaTrain : RawLayout.TextVqaVal];

    /// <inheritdoc/>
    public IEnumerable<InstructionRecord> Read(RawInput input, string split)
    {
        var file = Files(split)[0];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in JsonItems.Read(input.File(file), file, "data"))
        {
            var entry = new RawEntry(item, file);
            var id = entry.Name("question_id");
            if (!seen.Add(id))
            {
                throw entry.Error($"question id '{id}' is there twice, once was expected");
            }

            var answers = TenAnswers.Check(entry, entry.Texts("answers"));
            input.CountListed();
            yield return new InstructionRecord
            {
                Id = id,
                ImagePath = $"{RawLayout.TextVqaImages}/{RawInput.SafeName(entry.Name("image_id"), entry.Place)}.jpg",
                Turns = [new(entry.Text("question"), TenAnswers.MostFrequent(answers))],
                References = answers,
                Split = split == "train" ? "train" : "val",
                SourceId = id,
            };
        }
    }
}
