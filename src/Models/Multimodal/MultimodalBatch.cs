using CoIN.Models.Configuration;
using CoIN.Models.Language;
using CoIN.Models.Prompts;
using static TorchSharp.torch;

namespace CoIN.Models.Multimodal;

/// <summary>Some conversations side by side, padded on the right, with all indices that the model needs.</summary>
/// <remarks>The tensors belong to the dispose scope in which the batch was made.</remarks>
public sealed class MultimodalBatch
{
    private MultimodalBatch(Layout layout, Tensor? features, Device device)
    {
        Tensor Place(List<long> values) => tensor(values.ToArray(), ScalarType.Int64, device);

        (Rows, Length) = (layout.Rows, layout.Length);
        Lengths = layout.Lengths;
        Features = features;
        TextIds = Place(layout.TextIds);
        Order = Place(layout.Order);
        Tokens = InRows(layout.Places, layout.Tokens, Length);
        Asking = new AskingTokens(
            Place(layout.AskingIndex), InRows(layout.AskingSlots, layout.AskingTokens, layout.AskingSlots.Count / Rows), Place(layout.AskingPositions), Place(layout.AskingPlaces));
        Branching = layout.HasBranches ? new Branching(Place(layout.Positions), Place(layout.Branches).view(Rows, Length)) : null;
        Targets = Place(layout.Targets);
        TargetCount = layout.Targets.Count;

        TokenRows InRows(List<long> places, List<long> tokens, long length) =>
            places.Count == tokens.Count ? new TokenRows(Rows, length) : new TokenRows(Rows, length, Place(places), Place(tokens));
    }

    /// <summary>How many conversations there are, b.</summary>
    public int Rows { get; }

    /// <summary>How many positions the longest takes, s.</summary>
    public int Length { get; }

    /// <summary>How many tokens are labelled, m.</summary>
    public int TargetCount { get; }

    /// <summary>The labelled tokens, row after row, [m], 64-bit.</summary>
    public Tensor Targets { get; }

    /// <summary>How many positions each row takes.</summary>
    internal IReadOnlyList<int> Lengths { get; }

    /// <summary>The patch tokens of the rows with an image, [images, patches, d_vision].</summary>
    internal Tensor? Features { get; }

    /// <summary>The ids of all rows, one behind the other, without images and padding.</summary>
    internal Tensor TextIds { get; }

    /// <summary>For each token of [n], row after row, which of the text tokens or, behind all of those, image tokens it is.</summary>
    internal Tensor Order { get; }

    /// <summary>How the tokens stand in rows.</summary>
    internal TokenRows Tokens { get; }

    /// <summary>The tokens before labelled ones, or the last ones of questions.</summary>
    internal AskingTokens Asking { get; }

    /// <summary>Which tokens are hidden from each other; null if each sees all before it.</summary>
    internal Branching? Branching { get; }

    /// <summary>Makes a batch to learn from.</summary>
    /// <param name="conversations">At least one.</param>
    /// <param name="features">What <see cref="MultimodalModel.EncodeImages"/> returned for the images, in the order of the conversations that have one; null if none has.</param>
    /// <param name="config">The model's sizes.</param>
    /// <param name="device">Where the model is.</param>
    /// <exception cref="ArgumentException">The number of images is not that of the conversations with one.</exception>
    public static MultimodalBatch ForTraining(IReadOnlyList<EncodedConversation> conversations, Tensor? features, ModelConfig config, Device device) =>
        new(Checked(conversations, features, config, labelled: true), features, device);

    /// <summary>Makes a batch of questions to answer: the last token of each row asks.</summary>
    internal static MultimodalBatch ForAnswering(IReadOnlyList<EncodedConversation> questions, Tensor? features, ModelConfig config, Device device) =>
        new(Checked(questions, features, config, labelled: false), features, device);

    private static Layout Checked(IReadOnlyList<EncodedConversation> conversations, Tensor? features, ModelConfig config, bool labelled)
    {
        var expected = conversations.Count(conversation => conversation.ImagePosition >= 0);
        var found = features?.shape[0] ?? 0;
        if (found != expected)
        {
            throw new ArgumentException($"{found} images were given for {expected} conversations with one", nameof(features));
        }

        return new Layout(conversations, config.ImageTokens, labelled);
    }

    /// <summary>Works out the indices on the CPU.</summary>
    private sealed class Layout
    {
        private readonly int _imageTokens;
        private readonly int _textCount;
        private int _images;

        public Layout(IReadOnlyList<EncodedConversation> conversations, int imageTokens, bool labelled)
        {
            _imageTokens = imageTokens;
            Rows = conversations.Count;
            Lengths = [.. conversations.Select(conversation => conversation.Length(imageTokens))];
            Length = Lengths.Max();
            _textCount = conversations.Sum(conversation => conversation.Ids.Count(id => id != EncodedConversation.ImageId));
            HasBranches = conversations.Any(conversation => conversation.Branches is not null);
            var asking = new List<List<int>>();
            foreach (var (row, conversation) in conversations.Index())
            {
                asking.Add(labelled ? [] : [Lengths[row] - 1]);
                Place(conversation, labelled ? asking[row] : null);
            }

            Pad(asking);
        }

        public int Rows { get; }

        public int Length { get; }

        public int[] Lengths { get; }

        public List<long> TextIds { get; } = [];

        public List<long> Order { get; } = [];

        public bool HasBranches { get; }

        public List<long> Positions { get; } = [];

        public List<long> Branches { get; } = [];

        public List<long> Places { get; } = [];

        public List<long> Tokens { get; } = [];

        public List<long> AskingIndex { get; } = [];

        public List<long> AskingSlots { get; } = [];

        public List<long> AskingTokens { get; } = [];

        public List<long> AskingPositions { get; } = [];

        public List<long> AskingPlaces { get; } = [];

        public List<long> Targets { get; } = [];

        private void Place(EncodedConversation conversation, List<int>? asking)
        {
            var start = Order.Count;
            for (var index = 0; index < conversation.Ids.Count; index++)
            {
                if (conversation.Ids[index] == EncodedConversation.ImageId)
                {
                    var first = _textCount + (_images++ * _imageTokens);
                    Order.AddRange(Enumerable.Range(first, _imageTokens).Select(token => (long)token));
                    continue;
                }

                if (asking is not null && conversation.Labels[index] != EncodedConversation.Ignored)
                {
                    asking.Add(Order.Count - start - 1);
                    Targets.Add(conversation.Labels[index]);
                }

                Order.Add(TextIds.Count);
                TextIds.Add(conversation.Ids[index]);
            }

            var row = Places.Count;
            Tokens.AddRange(Enumerable.Range(row, Order.Count - start).Select(place => (long)place));
            Places.AddRange(Enumerable.Range(start, Order.Count - start).Select(token => (long)token));
            Places.AddRange(Enumerable.Repeat(0L, Length - (Order.Count - start)));
            if (HasBranches)
            {
                Branch(conversation);
            }
        }

        private void Branch(EncodedConversation conversation)
        {
            int trunk = 0, position = 0, previous = 0, start = Branches.Count;
            for (var index = 0; index < conversation.Ids.Count; index++)
            {
                var branch = conversation.Branches?[index] ?? 0;
                (trunk, position) = branch == previous ? (trunk, position) : previous == 0 ? (position, position) : (trunk, trunk);
                previous = branch;
                for (var token = conversation.Ids[index] == EncodedConversation.ImageId ? _imageTokens : 1; token > 0; token--)
                {
                    Positions.Add(position++);
                    Branches.Add(branch);
                }
            }

            // Padding is on a branch of its own, which nothing sees.
            var padding = Length - (Branches.Count - start);
            Positions.AddRange(Enumerable.Repeat(0L, padding));
            Branches.AddRange(Enumerable.Repeat(-1L, padding));
        }

        private void Pad(List<List<int>> asking)
        {
            var most = Math.Max(1, asking.Max(row => row.Count));
            foreach (var (row, positions) in asking.Index())
            {
                for (var slot = 0; slot < most; slot++)
                {
                    var isReal = slot < positions.Count;
                    var place = ((long)row * Length) + (isReal ? positions[slot] : 0);
                    AskingPositions.Add(isReal ? positions[slot] : 0);
                    AskingPlaces.Add(place);
                    AskingSlots.Add(isReal ? AskingIndex.Count : 0);
                    if (isReal)
                    {
                        AskingTokens.Add(((long)row * most) + slot);
                        AskingIndex.Add(Places[(int)place]);
                    }
                }
            }
        }
    }
}
