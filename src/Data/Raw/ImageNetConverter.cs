// Training images lie in a folder per synset:
//   train/n04398044/n04398044_10019.JPEG
// LOC_synset_mapping.txt names the synsets:
//   n04398044 teapot
// LOC_val_solution.csv tells the synset, and a box, of each validation image:
//   ImageId,PredictionString
//   ILSVRC2012_val_00048981,n03995372 85 1 499 272

namespace CoIN.Data.Raw;

/// <summary>ImageNet: the class name of an image, for the 100 labels of the benchmark; learning tasks are tested on the validation images.</summary>
public sealed class ImageNetConverter : IRawConverter
{
    /// <inheritdoc/>
    public string Task => "ImageNet";

    /// <inheritdoc/>
    public IReadOnlyList<string> Splits { get; } = ["train", "test"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Files(string split) =>
        split == "train" ? [RawLayout.ImageNetSynsets] : [RawLayout.ImageNetSynsets, RawLayout.ImageNetValLabels];

    /// <inheritdoc/>
    /// <remarks>Training records are ordered by synset and file name, test records by file name.</remarks>
    public IEnumerable<InstructionRecord> Read(RawInput input, string split)
    {
        var labels = ImageNetLabels.Read(input);
        return split == "train" ? ReadTrain(input, labels) : ReadVal(input, labels);
    }

    private static IEnumerable<InstructionRecord> ReadTrain(RawInput input, IReadOnlyDictionary<string, string> labels)
    {
        foreach (var synset in labels.Keys.Order(StringComparer.Ordinal))
        {
            var folder = input.Locate($"{RawLayout.ImageNetTrain}/{synset}");
            string[] names = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.JPEG").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)] : [];
            if (names.Length == 0)
            {
                input.CountListed();
                input.CountMissing(
                    $"{input.Task}: raw folder '{RawLayout.ImageNetTrain}/{synset}' of label '{labels[synset]}' is absent or has no *.JPEG files; unpack the official archive there");
            }

            foreach (var name in names)
            {
                input.CountListed();
                yield return ToRecord($"{RawLayout.ImageNetTrain}/{synset}/{name}", labels[synset], "train");
            }
        }
    }

    private static IEnumerable<InstructionRecord> ReadVal(RawInput input, IReadOnlyDictionary<string, string> labels)
    {
        var synsets = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (number, line) in RawLines.Read(input.File(RawLayout.ImageNetValLabels), RawLayout.ImageNetValLabels).Skip(1))
        {
            var place = $"{RawLayout.ImageNetValLabels}: line {number}";
            var fields = line.Split(',');
            if (fields.Length != 2 || fields[1].Length == 0)
            {
                throw RawMistake.At(place, $"'{line}' found; an image, a comma, a synset and a box were expected");
            }

            if (!synsets.TryAdd(RawInput.SafeName(fields[0], place), fields[1].Split(' ')[0]))
            {
                throw RawMistake.At(place, $"image '{fields[0]}' is there twice, once was expected");
            }
        }

        foreach (var (image, synset) in synsets.Where(pair => labels.ContainsKey(pair.Value)))
        {
            input.CountListed();
            yield return ToRecord($"{RawLayout.ImageNetVal}/{image}.JPEG", labels[synset], "val");
        }
    }

    // The template holds the whole question: the content is empty.
    private static InstructionRecord ToRecord(string path, string label, string split) => new()
    {
        Id = Path.GetFileNameWithoutExtension(path),
        ImagePath = path,
        Turns = [new("", label)],
        References = [label],
        Split = split,
        SourceId = Path.GetFileName(path),
    };
}
