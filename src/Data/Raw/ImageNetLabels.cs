using CoIN.Errors;

namespace CoIN.Data.Raw;

/// <summary>The 100 labels of the learning task ImageNet, and the synsets they belong to.</summary>
/// <remarks>
/// Source: the official runs' stored wrong-answer lists. 'Maillot' is the label of two synsets, so there are 101. 'Crane2' is the second of two synsets
/// named crane, the machine; the first, the bird, is not used.
/// </remarks>
internal static class ImageNetLabels
{
    private static readonly string[] Labels =
    [
        "Accordion", "Afghan hound", "African crocodile", "Agaric", "American black bear", "Banjo", "Barometer", "Beer glass", "Bernese mountain dog", "Bow tie",
        "Bucket", "Cabbage butterfly", "Carpenter's kit", "Castle", "Chime", "Chimpanzee", "Chocolate sauce", "Cock", "Crane2", "Cucumber",
        "Curly-coated retriever", "Dalmatian", "Damselfly", "Dandie dinmont", "Desk", "Doormat", "Dough", "Earthstar", "Eggnog", "Envelope", "Espresso maker",
        "Face powder", "Fig", "Garden spider", "Gasmask", "German shepherd", "Goblet", "Golden retriever", "Gondola", "Gordon setter", "Hamper", "Hand blower",
        "Hard disc", "Hartebeest", "Head cabbage", "Hip", "Hog", "Hyena", "Irish terrier", "Jack-o'-lantern", "Jaguar", "Kimono", "Koala", "Lampshade",
        "Leafhopper", "Lemon", "Lorikeet", "Maillot", "Malamute", "Mantis", "Marmoset", "Meat loaf", "Microphone", "Mortarboard", "Mouse",
        "Old english sheepdog", "Organ", "Paddle", "Pickup", "Piggy bank", "Pomeranian", "Poncho", "Projectile", "Quail", "Recreational vehicle",
        "Red-backed sandpiper", "Rotisserie", "Rottweiler", "Sealyham terrier", "Shopping basket", "Sloth bear", "Spatula", "Spotted salamander",
        "Standard poodle", "Stupa", "Sunglass", "Sunscreen", "Swing", "Teapot", "Television", "Tennis ball", "Thatch", "Tiger beetle", "Toaster", "Tub",
        "Valley", "Walker hound", "Water ouzel", "Web site", "Whippet",
    ];

    private static readonly HashSet<string> Known = new(Labels, StringComparer.Ordinal);

    /// <summary>All labels, in alphabetical order.</summary>
    internal static IReadOnlyList<string> All => Labels;

    /// <summary>Reads which synsets belong to the labels.</summary>
    /// <param name="input">Where the raw files are.</param>
    /// <returns>Label by synset, in the order of the file.</returns>
    /// <exception cref="PipelineException">The file is absent, malformed, or names none of the labels.</exception>
    internal static IReadOnlyDictionary<string, string> Read(RawInput input)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (number, line) in RawLines.Read(input.File(RawLayout.ImageNetSynsets), RawLayout.ImageNetSynsets))
        {
            var place = $"{RawLayout.ImageNetSynsets}: line {number}";
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            if (space < 1 || space == line.Length - 1)
            {
                throw RawMistake.At(place, $"'{line}' found; a synset and its names were expected");
            }

            var name = line[(space + 1)..].Split(',')[0].Trim();
            var label = Label(name, isSecond: !seen.Add(name));
            if (Known.Contains(label) && !labels.TryAdd(RawInput.SafeName(line[..space], place), label))
            {
                throw RawMistake.At(place, $"synset '{line[..space]}' is there twice, once was expected");
            }
        }

        return labels.Count > 0 ? labels : throw RawMistake.At(RawLayout.ImageNetSynsets, "none of the learning task's labels found; is this another file?");
    }

    // The official labels are capitalised as Python does it: the first letter upper, all others lower case.
    private static string Label(string name, bool isSecond)
    {
        var words = name.Replace('_', ' ').ToLowerInvariant();
        var label = char.ToUpperInvariant(words[0]) + words[1..];
        return label == "Crane" && isSecond ? "Crane2" : label;
    }
}
