using CoIN.Models.Prompts;

namespace CoIN.Models.Multimodal;

/// <summary>Where the tokens of some conversations stand, worked out as plain numbers.</summary>
internal sealed class BatchIndices
{
    // Two groups cost more calls than one: they must save this share of the scores.
    private const double WorthTwoGroups = 0.8;

    private readonly int _imageTokens;
    private readonly int _textCount;
    private int _images;

    /// <summary>Lays out conversations one behind the other.</summary>
    /// <param name="conversations">At least one.</param>
    /// <param name="imageTokens">How many positions an image takes.</param>
    /// <param name="labelled">Whether the tokens before labelled ones ask; otherwise the last of each conversation does.</param>
    public BatchIndices(IReadOnlyList<EncodedConversation> conversations, int imageTokens, bool labelled)
    {
        _imageTokens = imageTokens;
        _textCount = conversations.Sum(conversation => conversation.Ids.Count(id => id != EncodedConversation.ImageId));
        var rows = new List<Row>();
        foreach (var conversation in conversations)
        {
            Add(conversation, labelled, rows);
        }

        Groups = Grouped(rows);
    }

    /// <summary>The ids of all conversations, without images.</summary>
    public List<long> TextIds { get; } = [];

    /// <summary>For each token which of the text tokens or, behind all of those, image tokens it is.</summary>
    public List<long> Order { get; } = [];

    /// <summary>The position of each token.</summary>
    public List<long> Positions { get; } = [];

    /// <summary>Which tokens ask.</summary>
    public List<long> Asking { get; } = [];

    /// <summary>The ids that are to come next.</summary>
    public List<long> Targets { get; } = [];

    /// <summary>The rows that attend at the same time.</summary>
    public IReadOnlyList<IReadOnlyList<Row>> Groups { get; }

    private void Add(EncodedConversation conversation, bool labelled, List<Row> rows)
    {
        var (start, trunk, previous) = (Order.Count, 0, -1);
        var row = new Row(start, 0, start, Asking.Count);
        for (var index = 0; index < conversation.Ids.Count; index++)
        {
            var branch = conversation.Branches?[index] ?? 0;
            if (branch != previous && previous >= 0)
            {
                rows.Add(Ended(row));
                trunk = previous == 0 ? rows[^1].Length : trunk;
                row = new Row(start, trunk, Order.Count, Asking.Count);
            }

            previous = branch;
            if (labelled && conversation.Labels[index] != EncodedConversation.Ignored)
            {
                Asking.Add(Order.Count - 1);
                Targets.Add(conversation.Labels[index]);
            }

            AddTokens(conversation.Ids[index], row);
        }

        if (!labelled)
        {
            Asking.Add(Order.Count - 1);
        }

        rows.Add(Ended(row));
    }

    private void AddTokens(int id, Row row)
    {
        var isImage = id == EncodedConversation.ImageId;
        var first = isImage ? _textCount + (_images++ * _imageTokens) : TextIds.Count;
        if (!isImage)
        {
            TextIds.Add(id);
        }

        for (var token = 0; token < (isImage ? _imageTokens : 1); token++)
        {
            Positions.Add(row.TrunkLength + Order.Count - row.Start);
            Order.Add(first + token);
        }
    }

    private Row Ended(Row row) => row with { Length = Order.Count - row.Start, AskingCount = Asking.Count - row.FirstAsking };

    // Rows are padded to the longest of their group, so short and long ones are kept apart where that saves enough.
    private static IReadOnlyList<IReadOnlyList<Row>> Grouped(List<Row> rows)
    {
        if (rows.TrueForAll(row => row.TrunkLength == 0))
        {
            return [rows];
        }

        var sorted = rows.OrderBy(row => row.Length).ToList();
        var cut = Enumerable.Range(1, sorted.Count - 1).MinBy(at => Scores(sorted[..at]) + Scores(sorted[at..]));
        return Scores(sorted[..cut]) + Scores(sorted[cut..]) < WorthTwoGroups * Scores(sorted) ? [sorted[..cut], sorted[cut..]] : [rows];
    }

    private static long Scores(List<Row> rows) => (long)rows.Count * rows.Max(row => row.Length) * rows.Max(row => row.TrunkLength + row.Length);

    /// <summary>Query tokens, and those before them that they see as well.</summary>
    /// <param name="Trunk">The first token that is seen.</param>
    /// <param name="TrunkLength">How many tokens are seen that are queries of another row.</param>
    /// <param name="Start">The first query token.</param>
    /// <param name="FirstAsking">The first of those that ask, counted among all that ask.</param>
    internal sealed record Row(int Trunk, int TrunkLength, int Start, int FirstAsking)
    {
        /// <summary>How many query tokens there are.</summary>
        public int Length { get; init; }

        /// <summary>How many of them ask.</summary>
        public int AskingCount { get; init; }

        /// <summary>The tokens that are seen.</summary>
        public IEnumerable<int> Keys => Enumerable.Range(Trunk, TrunkLength).Concat(Queries);

        /// <summary>The query tokens.</summary>
        public IEnumerable<int> Queries => Enumerable.Range(Start, Length);

        /// <summary>Those that ask, counted among all that ask.</summary>
        public IEnumerable<int> Asking => Enumerable.Range(FirstAsking, AskingCount);
    }
}
