// One reference of RefCOCO's refs(unc).p, a Python pickle:
//   {'sent_ids': [0, 1, 2], 'file_name': 'COCO_train2014_000000581857_16.jpg', 'ann_id': 1719310, 'ref_id': 0, 'image_id': 581857, 'split': 'train',
//    'category_id': 1, 'sentences': [{'tokens': ['the', 'lady', 'with', 'the', 'blue', 'shirt'], 'raw': 'THE LADY WITH THE BLUE SHIRT',
//                                     'sent_id': 0, 'sent': 'the lady with the blue shirt'}, ...]}
// and of instances.json, one of its 'images' and one of its 'annotations' (box: x, y, width, height in pixels):
//   {"license": 1, "file_name": "COCO_train2014_000000581857.jpg", "height": 427, "width": 640, "id": 581857, ...}
//   {"segmentation": [...], "area": 9937.2, "iscrowd": 0, "image_id": 581857, "bbox": [103.9, 300.0, 134.6, 125.2], "category_id": 1, "id": 1719310}
namespace CoIN.Data.Raw;

/// <summary>Grounding: the box of what a sentence describes, from RefCOCO, RefCOCO+ and RefCOCOg, all on COCO's training images.</summary>
/// <remarks>
/// Training takes one object per image and set, the first of the file, with all its sentences as turns: 55,885 records. Test has one record per sentence of
/// RefCOCO's and RefCOCO+'s testA and testB and of RefCOCOg's test: 30,969. Sources: second paper, datasheet; counts of the released files.
/// </remarks>
public sealed class GroundingConverter : IRawConverter
{
    private static readonly (string Folder, string References)[] Sets =
        [(RawLayout.RefCoco, "refs(unc).p"), (RawLayout.RefCocoPlus, "refs(unc).p"), (RawLayout.RefCocoG, "refs(umd).p")];

    private static readonly string[] TestSplits = ["testA", "testB", "test"];

    /// <inheritdoc/>
    public string Task => "Grounding";

    /// <inheritdoc/>
    public IReadOnlyList<string> Splits { get; } = ["train", "test"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Files(string split) => [.. Sets.SelectMany(set => new[] { RefCocoSet.InstancesOf(set.Folder), $"{set.Folder}/{set.References}" })];

    /// <inheritdoc/>
    public IEnumerable<InstructionRecord> Read(RawInput input, string split)
    {
        foreach (var (folder, references) in Sets)
        {
            var set = new RefCocoSet(input, folder, references);
            foreach (var record in split == "train" ? ReadTrain(set) : ReadTest(set))
            {
                input.CountListed();
                yield return record;
            }
        }
    }

    private static IEnumerable<InstructionRecord> ReadTrain(RefCocoSet set) => set.Objects
        .Where(item => item.Split == "train")
        .DistinctBy(item => item.ImageId)
        .Select(item => ToRecord(item, $"{set.Name}-{item.Id}", [.. item.Sentences.Select(sentence => sentence.Text)]));

    private static IEnumerable<InstructionRecord> ReadTest(RefCocoSet set) =>
        from split in TestSplits
        from item in set.Objects
        where item.Split == split
        from sentence in item.Sentences
        select ToRecord(item, $"{set.Name}-{item.Id}-{sentence.Id}", [sentence.Text]);

    private static InstructionRecord ToRecord(ReferredObject item, string id, string[] sentences)
    {
        var answer = item.Box.ToString();
        return new InstructionRecord
        {
            Id = id,
            ImagePath = $"{RawLayout.CocoTrainImages}/{item.ImageFile}",
            Turns = [.. sentences.Select(sentence => new Turn(sentence, answer))],
            References = [.. sentences.Select(_ => answer)],
            Box = item.Box,
            Split = item.Split,
            SourceId = id,
        };
    }
}
