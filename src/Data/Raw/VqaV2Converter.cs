// One row of the list 'questions' of v2_OpenEnded_mscoco_train2014_questions.json:
//   {"image_id": 458752, "question": "What is this photo taken looking through?", "question_id": 458752000}
// and of the list 'annotations' of v2_mscoco_train2014_annotations.json:
//   {"question_type": "what is this", "multiple_choice_answer": "net", "image_id": 458752, "answer_type": "other", "question_id": 458752000,
//    "answers": [{"answer": "net", "answer_confidence": "maybe", "answer_id": 1}, ...ten in all]}
namespace CoIN.Data.Raw;

/// <summary>VQAv2: questions about photographs, ten answers each; training has one record per image, test one per question of the validation set.</summary>
public sealed class VqaV2Converter : IRawConverter
{
    // Making a record takes less than handing it to another thread.
    private const int ChunkRecords = 128;
    private const int ChunksAhead = 4;

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
        ArgumentNullException.ThrowIfNull(input);
        var tables = new VqaTables(input, Files(split)[0], Files(split)[1]);
        var isTraining = split == "train";
        var chunks = Prefetch.Ordered(
            tables.Groups(byImage: isTraining).Chunk(ChunkRecords),
            groups => Array.ConvertAll(groups, group => ToRecord(tables, group, isTraining)),
            input.Workers,
            ChunksAhead * input.Workers);
        foreach (var record in chunks.SelectMany(chunk => chunk))
        {
            input.CountListed();
            yield return record;
        }
    }

    private static InstructionRecord ToRecord(VqaTables tables, int[] questions, bool isTraining)
    {
        var (question, image) = tables.Ids(questions[0]);
        var id = (isTraining ? image : question).ToString();
        var references = new string[questions.Length * TenAnswers.Count];
        for (var i = 0; i < questions.Length; i++)
        {
            tables.CopyAnswers(questions[i], references.AsSpan(i * TenAnswers.Count));
        }

        return new InstructionRecord
        {
            Id = id,
            ImagePath = isTraining ? $"{RawLayout.CocoTrainImages}/COCO_train2014_{image:D12}.jpg" : $"{RawLayout.CocoValImages}/COCO_val2014_{image:D12}.jpg",
            Turns = Array.ConvertAll(questions, tables.Turn),
            References = references,
            Split = isTraining ? "train" : "val",
            SourceId = id,
        };
    }
}
