namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>A class of ImageNet.</summary>
/// <param name="Id">Its WordNet id, the name of its folder.</param>
/// <param name="Words">Its synonyms as in <c>LOC_synset_mapping.txt</c>, separated by a comma and a space.</param>
internal sealed record Synset(string Id, string Words)
{
    /// <summary>The classes, in the order of <see cref="Icon"/>.</summary>
    public static readonly IReadOnlyList<Synset> All =
    [
        new("n02883205", "bow tie, bow-tie, bowtie"),
        new("n02909870", "bucket, pail"),
        new("n02980441", "castle"),
        new("n02110341", "dalmatian, coach dog, carriage dog"),
        new("n03291819", "envelope"),
        new("n07753113", "fig"),
        new("n03443371", "goblet"),
        new("n03482405", "hamper"),
        new("n03637318", "lampshade, lamp shade"),
        new("n03759954", "microphone, mike"),
        new("n04346328", "stupa, tope"),
        new("n04371774", "swing"),
        new("n04398044", "teapot"),
        new("n04404412", "television, television system"),
        new("n04409515", "tennis ball"),
        new("n04442312", "toaster"),
    ];

    /// <summary>The first synonym.</summary>
    public string Name => Words.Split(", ")[0];

    /// <summary>Returns the class that an icon stands for.</summary>
    public static Synset Of(Icon icon) => All[(int)icon];
}
