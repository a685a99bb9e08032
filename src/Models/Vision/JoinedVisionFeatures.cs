using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>The features of several data sets, numbered one after the other.</summary>
public sealed class JoinedVisionFeatures : IVisionFeatures
{
    private readonly List<(IVisionFeatures Features, int First)> _parts;

    /// <summary>Joins data sets.</summary>
    /// <param name="parts">The features of each data set and how many images it has, in the order of numbering.</param>
    public JoinedVisionFeatures(IEnumerable<(IVisionFeatures Features, int Images)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var joined = new List<(IVisionFeatures Features, int First)>();
        var first = 0;
        foreach (var (features, images) in parts)
        {
            joined.Add((features, first));
            first += images;
        }

        _parts = joined;
    }

    /// <inheritdoc/>
    public Tensor Of(IReadOnlyList<int> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var scope = NewDisposeScope();
        var byPart = images.Select((image, place) => (Part: PartOf(image), image, place)).GroupBy(item => item.Part).OrderBy(group => group.Key).ToList();
        var gathered = cat([.. byPart.Select(group => _parts[group.Key].Features.Of([.. group.Select(item => item.image - _parts[group.Key].First)]))], 0);

        // Where each image asked for stands among the gathered ones.
        var order = new long[images.Count];
        foreach (var (row, item) in byPart.SelectMany(group => group).Index())
        {
            order[item.place] = row;
        }

        return gathered.index_select(0, tensor(order, ScalarType.Int64, gathered.device)).MoveToOuterDisposeScope();
    }

    private int PartOf(int image)
    {
        var part = _parts.Count - 1;
        while (image < _parts[part].First)
        {
            part--;
        }

        return part;
    }
}
