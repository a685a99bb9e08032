using CoIN.Data;
using CoIN.Data.MiniWorld.Corpus;

namespace CoIN.Training.Pretraining;

/// <summary>Tags the patches of MiniWorld's images.</summary>
/// <remarks>Stands in for the contrastive pre-training of a real CLIP tower, which needs more images than a laptop can read; see docs/decisions.</remarks>
public sealed class PatchTagger
{
    private const string MarkLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private const int Shape = 0, Colour = 1, Word = 2, Tens = 3, Units = 4, Thing = 5, FirstSide = 6, Blur = 10;
    private const int Digits = 10, Sides = 16;
    private const double ShareOfLetter = 0.2;

    private readonly int _grid;
    private readonly double _side;

    /// <summary>Makes a tagger.</summary>
    /// <param name="grid">Patches along one side of the image.</param>
    public PatchTagger(int grid)
    {
        _grid = grid;
        _side = 1.0 / grid;
        Groups =
        [
            BaseCorpus.Shapes.Count + 1, BaseCorpus.Colours.Count + 1, BaseCorpus.Words.Count + 1, Digits + 1, Digits + 1,
            BaseCorpus.Things.Count + 1, Sides + 2, Sides + 2, Sides + 2, Sides + 2, 2,
        ];
    }

    /// <summary>The number of classes of each group; class 0 means nothing of the kind.</summary>
    public IReadOnlyList<int> Groups { get; }

    /// <summary>What the groups are about, in their order.</summary>
    public static IReadOnlyList<string> GroupNames { get; } = ["shape", "colour", "word", "tens", "units", "thing", "left", "top", "right", "bottom", "blur"];

    /// <summary>The number of marks.</summary>
    public static int Marks => MarkLetters.Length;

    /// <summary>Whether a group is one of the four sides of a box.</summary>
    /// <param name="group">Its index in <see cref="Groups"/>.</param>
    public static bool IsSide(int group) => group is >= FirstSide and < Blur;

    /// <summary>Returns the tags of a sample with an image.</summary>
    /// <param name="sample">The sample.</param>
    public PatchTags Tag(BaseSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var patches = _grid * _grid;
        var classes = Groups.Select(_ => new long[patches]).ToArray();
        var boxes = new float[4 * patches];
        Array.Fill(boxes, PatchTags.NoBox);
        if (sample.IsBlurred)
        {
            Array.ForEach(classes, group => Array.Fill(group, PatchTags.Unknown));
            Array.Fill(classes[Blur], 1);
            return new PatchTags(classes, [], boxes);
        }

        if (sample.CoverColour is { } cover)
        {
            Array.Fill(classes[Colour], 1 + IndexOf(BaseCorpus.Colours, cover));
        }

        var marks = new float[patches * Marks];
        for (var patch = 0; patch < patches; patch++)
        {
            TagObject(sample, patch, classes, boxes);
            TagText(sample, patch, classes, marks);
        }

        return new PatchTags(classes, marks, boxes);
    }

    private void TagObject(BaseSample sample, int patch, long[][] classes, float[] boxes)
    {
        var most = 0.0;
        foreach (var item in sample.Objects)
        {
            if (Overlap(item.Box, patch) > most)
            {
                most = Overlap(item.Box, patch);
                classes[Shape][patch] = 1 + IndexOf(BaseCorpus.Shapes, item.Shape);
                classes[Colour][patch] = 1 + IndexOf(BaseCorpus.Colours, item.Colour);
                TagBox(classes, boxes, patch, item.Box);
            }
        }

        if (sample.Thing is { } thing && Overlap(thing.Box, patch) > 0)
        {
            classes[Shape][patch] = PatchTags.Unknown;
            classes[Colour][patch] = PatchTags.Unknown;
            classes[Thing][patch] = 1 + IndexOf(BaseCorpus.Things, thing.Name);
            TagBox(classes, boxes, patch, thing.Box);
        }
    }

    private void TagText(BaseSample sample, int patch, long[][] classes, float[] marks)
    {
        var most = 0.0;
        foreach (var word in sample.Words)
        {
            if (Overlap(word.Box, patch) > most)
            {
                most = Overlap(word.Box, patch);
                var isNumber = char.IsAsciiDigit(word.Text[0]);
                classes[Word][patch] = isNumber ? 0 : 1 + IndexOf(BaseCorpus.Words, word.Text);
                classes[Tens][patch] = isNumber && word.Text.Length == 2 ? 1 + (word.Text[0] - '0') : 0;
                classes[Units][patch] = isNumber ? 1 + (word.Text[^1] - '0') : 0;
            }

            var width = (word.Box.X2 - word.Box.X1) / word.Text.Length;
            for (var i = 0; i < word.Text.Length; i++)
            {
                var letter = new BoundingBox(word.Box.X1 + (i * width), word.Box.Y1, word.Box.X1 + ((i + 1) * width), word.Box.Y2);
                if (Overlap(letter, patch) > ShareOfLetter * width * (letter.Y2 - letter.Y1))
                {
                    marks[(patch * Marks) + MarkLetters.IndexOf(char.ToUpperInvariant(word.Text[i]), StringComparison.Ordinal)] = 1;
                }
            }
        }
    }

    private double Overlap(BoundingBox box, int patch)
    {
        var (left, top) = (patch % _grid * _side, patch / _grid * _side);
        var width = Math.Min(box.X2, left + _side) - Math.Max(box.X1, left);
        var height = Math.Min(box.Y2, top + _side) - Math.Max(box.Y1, top);
        return Math.Max(0, width) * Math.Max(0, height);
    }

    // The sides also as classes, the nearest sixteenth: a language model reads a class more easily than a length.
    private static void TagBox(long[][] classes, float[] boxes, int patch, BoundingBox box)
    {
        foreach (var (side, place) in new[] { box.X1, box.Y1, box.X2, box.Y2 }.Index())
        {
            classes[FirstSide + side][patch] = 1 + Math.Clamp((int)Math.Round(Sides * place), 0, Sides);
        }

        boxes[4 * patch] = (float)((box.X1 + box.X2) / 2);
        boxes[(4 * patch) + 1] = (float)((box.Y1 + box.Y2) / 2);
        boxes[(4 * patch) + 2] = (float)(box.X2 - box.X1);
        boxes[(4 * patch) + 3] = (float)(box.Y2 - box.Y1);
    }

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (string.Equals(names[i], name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        throw new ArgumentException($"'{name}' is not among {string.Join(", ", names)}", nameof(name));
    }
}
