using System.Text;
using CoIN.Data.MiniWorld.Scenes;
using CoIN.Data.Raw;

namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>Writes ImageNet: a folder of training images per synset, flat validation images, and the two label files of the Kaggle edition.</summary>
internal static class ImageNetFiles
{
    /// <summary>Writes the files.</summary>
    public static void Write(RawFolder raw, MiniWorldSize size)
    {
        // Training classes are of equal size, as nearly as the count allows; chance decides in validation, as it does in the real one.
        raw.Make("ImageNet train", size.Train, (i, random) =>
        {
            var icon = (Icon)(i % Synset.All.Count);
            var synset = Synset.Of(icon).Id;
            raw.SaveJpeg($"{RawLayout.ImageNetTrain}/{synset}/{synset}_{i}.JPEG", IconPicture.Sample(random, icon));
            return icon;
        });
        var labels = raw.Make("ImageNet val", size.Test, (i, random) =>
        {
            var picture = IconPicture.Sample(random, (Icon)random.Next(Synset.All.Count));
            raw.SaveJpeg($"{RawLayout.ImageNetVal}/{ValidationName(i)}.JPEG", picture);
            return picture;
        });

        raw.SaveText(RawLayout.ImageNetSynsets, string.Concat(Synset.All.OrderBy(synset => synset.Id, StringComparer.Ordinal)
            .Select(synset => $"{synset.Id} {synset.Words}\n")));
        var solution = new StringBuilder("ImageId,PredictionString\n");
        foreach (var (i, picture) in labels.Index())
        {
            var box = picture.Frame;
            solution.Append($"{ValidationName(i)},{Synset.Of(picture.Icon).Id} {box.Left} {box.Top} {box.Right} {box.Bottom} \n");
        }

        raw.SaveText(RawLayout.ImageNetValLabels, solution.ToString());
    }

    private static string ValidationName(int index) => $"ILSVRC2012_val_{index + 1:D8}";
}
