using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Training.Pretraining;

/// <summary>A vision tower under a linear head that tags each patch; the head is thrown away after pre-training.</summary>
internal sealed class TaggingHead : nn.Module<Tensor, Tensor>
{
    // A letter is rarer than a shape and a box a smaller number than a class: these weights bring the losses to one size.
    private const double MarkWeight = 4, BoxWeight = 4;

    // Most patches show nothing of a kind; what some do show counts more.
    private const float SomethingWeight = 4;

    // Four sides and a box say one thing; a shape is said once.
    private const double SideWeight = 0.25;

    private readonly nn.Module<Tensor, Tensor> _tower;
    private readonly LayerNorm _norm;
    private readonly Linear _head;
    private readonly IReadOnlyList<int> _groups;

    public TaggingHead(nn.Module<Tensor, Tensor> tower, long width, IReadOnlyList<int> groups)
        : base(nameof(TaggingHead))
    {
        _tower = tower;
        _groups = groups;
        _norm = nn.LayerNorm(width);
        _head = nn.Linear(width, groups.Sum() + PatchTagger.Marks + 4);
        using var noGradients = no_grad();
        _head.weight.zero_();
        _head.bias!.zero_();
        RegisterComponents();
    }

    /// <summary>Returns the scores of all tags, [b, patches, groups + marks + 4].</summary>
    public override Tensor forward(Tensor pixels) => _head.forward(_norm.forward(_tower.forward(pixels)));

    /// <summary>Returns the loss of a batch, a scalar.</summary>
    /// <param name="pixels">[b, 3, h, w].</param>
    /// <param name="tags">One for each image.</param>
    public Tensor Loss(Tensor pixels, IReadOnlyList<PatchTags> tags)
    {
        var sizes = _groups.Select(size => (long)size).Append(PatchTagger.Marks).Append(4).ToArray();
        var scores = forward(pixels).flatten(0, 1).split(sizes, 1); // each [b * patches, size]
        var loss = MarkLoss(scores[^2], tags) + BoxLoss(scores[^1], tags);
        for (var group = 0; group < _groups.Count; group++)
        {
            var classes = tensor(tags.SelectMany(tag => tag.Classes[group]).ToArray(), ScalarType.Int64);
            if (classes.ne(PatchTags.Unknown).any().item<bool>())
            {
                loss += nn.functional.cross_entropy(scores[group], classes, ClassWeights(_groups[group]), ignore_index: PatchTags.Unknown) * (PatchTagger.IsSide(group) ? SideWeight : 1);
            }
        }

        return loss;
    }

    /// <summary>Returns, for each group, on how many patches with a known tag of the group the likeliest class is right, and how many there are.</summary>
    /// <param name="pixels">[b, 3, h, w].</param>
    /// <param name="tags">One for each image.</param>
    public IEnumerable<(long Right, long Known)> Check(Tensor pixels, IReadOnlyList<PatchTags> tags)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var scores = forward(pixels).flatten(0, 1);
        var first = 0;
        foreach (var (group, size) in _groups.Index())
        {
            var classes = tensor(tags.SelectMany(tag => tag.Classes[group]).ToArray(), ScalarType.Int64);
            var known = classes.gt(0);
            var right = scores.narrow(1, first, size).argmax(1).eq(classes) & known;
            first += size;
            yield return (right.sum().item<long>(), known.sum().item<long>());
        }
    }

    private static Tensor ClassWeights(int classes) =>
        tensor([.. Enumerable.Range(0, classes).Select(index => index == 0 ? 1 : SomethingWeight)]);

    private static Tensor MarkLoss(Tensor scores, IReadOnlyList<PatchTags> tags)
    {
        var count = (int)scores.numel() / tags.Count;
        var marks = tensor(tags.SelectMany(tag => tag.Marks.Length > 0 ? tag.Marks : new float[count]).ToArray(), scores.shape);
        var known = tensor(tags.Select(tag => tag.Marks.Length > 0 ? 1f : 0f).ToArray(), [tags.Count, 1, 1]);
        var each = nn.functional.binary_cross_entropy_with_logits(scores, marks, reduction: nn.Reduction.None).view(tags.Count, -1, PatchTagger.Marks);
        return (each * known).mean() * MarkWeight;
    }

    private static Tensor BoxLoss(Tensor scores, IReadOnlyList<PatchTags> tags)
    {
        var boxes = tensor(tags.SelectMany(tag => tag.Boxes).ToArray(), scores.shape);
        var known = boxes.narrow(1, 2, 1).ge(0).to(ScalarType.Float32);
        var distance = (scores.sigmoid() - boxes).abs().sum(1, keepdim: true) * known;
        return distance.sum() / known.sum().clamp(min: 1) * BoxWeight;
    }
}
