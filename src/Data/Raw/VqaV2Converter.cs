// One row of the list 'questions' of v2_OpenEnded_mscoco_train2014_questions.json:
//   {"image_id": 458752, "question": "What is this photo taken looking through?", "question_id": 458752000}
// and of the list 'annotations' of v2_mscoco_train2014_annotations.json:
//   {"question_type": "what is this", "multiple_choice_answer": "net", "image_id": 458752, "answer_type": "other", "question_id": 458752000,
//    "answers": [{"answer": "net", "answer_confidence": "maybe", "answer_id": 1}, ...ten in all]}
namespace CoIN.Data.Raw;

/// <summary>VQAv2: questions about photographs, ten answers each; training has one record per image, test one per question of the validation set.</summary>
public sealed class VqaV2Converter : IRawConverter
{
    /// <inheritdoc/>
    public string Task => "VQAv2";

    /// <inheritdoc/>
    public IReadOnlyList<string> Splits { get; } = ["train", "test"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Files(string split) => split == "train"
        ? [RawLayout.VqaV2TrainQuestions, RawLayout.VqaV2TrainAnnotations]
        : [RawLayout.VqaV2ValQuestions, RawLayout.VqaV2ValAnnotations];

    /// <inheritdoc/>
    public IEnumerable<InstructionRecord> Read(RawInput input, string split)
    {
        using var tables = new VqaTables(input, Files(split)[0], Files(split)[1]);
        foreach (var record in split == "train" ? ReadImages(tables) : ReadQuestions(tables))
        {
            input.CountListed();
            yield return record;
        }
    }

    private static IEnumerable<InstructionRecord> ReadImages(VqaTables tables)
    {
        var questions = new List<VqaQuestion>();
        foreach (var question in tables.Read(byImage: true))
        {
            if (questions.Count > 0 && questions[0].ImageId != question.ImageId)
            {
                yield return ToRecord(questions, questions[0].ImageId, "train");
                questions.Clear();
            }

            questions.Add(question);
        }

        if (questions.Count > 0)
        {
            yield return ToRecord(questions, questions[0].ImageId, "train");
        }
    }

    private static IEnumerable<InstructionRecord> ReadQuestions(VqaTables tables) =>
        tables.Read(byImage: false).Select(question => ToRecord([question], question.Id, "val"));

    private static InstructionRecord ToRecord(List<VqaQuestion> questions, long id, string split)
    {
        var (folder, prefix) = split == "train" ? (RawLayout.CocoTrainImages, "COCO_train2014_") : (RawLayout.CocoValImages, "COCO_val2014_");
        return new InstructionRecord
        {
            Id = id.ToString(),
            ImagePath = $"{folder}/{prefix}{questions[0].ImageId:D12}.jpg",
            Turns = questions.ConvertAll(question => question.Turn).ToArray(),
            References = References(questions),
            Split = split,
            SourceId = id.ToString(),
        };
    }

    private static string[] References(List<VqaQuestion> questions)
    {
        var references = new string[questions.Count * TenAnswers.Count];
        for (var i = 0; i < questions.Count; i++)
        {
            questions[i].Answers.CopyTo(references, i * TenAnswers.Count);
        }

        return references;
    }
}
