namespace CoIN.Models.Tokenizers;

/// <summary>Merges neighbouring symbols of a text, best score first, until no pair is in the vocabulary.</summary>
/// <remarks>
/// Source: google/sentencepiece, src/bpe_model.cc (Encode). The best pair is the one whose merged piece has the highest score, the
/// leftmost of equals. A priority queue over a doubly linked list of symbols makes this n log n; pairs made stale by an earlier merge
/// stay in the queue and are recognised by their length when they come up.
/// </remarks>
internal sealed class BytePairMerger
{
    private readonly string _text;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _ids;
    private readonly IReadOnlyList<VocabularyPiece> _pieces;
    private readonly List<Symbol> _symbols = [];
    private readonly PriorityQueue<Pair, (float NegativeScore, int Left)> _queue = new();

    /// <summary>Prepares a text.</summary>
    /// <param name="text">The text with its spaces escaped.</param>
    /// <param name="ids">The normal pieces.</param>
    /// <param name="pieces">The vocabulary, for the scores.</param>
    public BytePairMerger(string text, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> ids, IReadOnlyList<VocabularyPiece> pieces)
    {
        (_text, _ids, _pieces) = (text, ids, pieces);
        for (var start = 0; start < text.Length;)
        {
            var length = char.IsSurrogatePair(text, start) ? 2 : 1;
            _symbols.Add(new Symbol(start, length, _symbols.Count - 1, _symbols.Count + 1));
            start += length;
        }
    }

    /// <summary>Returns the places of the symbols that remain, from left to right.</summary>
    public IEnumerable<Range> Merge()
    {
        for (var left = 0; left + 1 < _symbols.Count; left++)
        {
            Offer(left, left + 1);
        }

        while (_queue.TryDequeue(out var pair, out _))
        {
            var (left, right) = (_symbols[pair.Left], _symbols[pair.Right]);
            if (left.Length == 0 || right.Length == 0 || left.Length + right.Length != pair.Length)
            {
                continue;
            }

            Join(pair.Left, pair.Right);
        }

        return _symbols.Where(symbol => symbol.Length > 0).Select(symbol => symbol.Start..(symbol.Start + symbol.Length));
    }

    private void Join(int leftIndex, int rightIndex)
    {
        var (left, right) = (_symbols[leftIndex], _symbols[rightIndex]);
        _symbols[leftIndex] = left with { Length = left.Length + right.Length, Next = right.Next };
        _symbols[rightIndex] = right with { Length = 0 };
        if (right.Next < _symbols.Count)
        {
            _symbols[right.Next] = _symbols[right.Next] with { Previous = leftIndex };
            Offer(leftIndex, right.Next);
        }

        if (left.Previous >= 0)
        {
            Offer(left.Previous, leftIndex);
        }
    }

    private void Offer(int left, int right)
    {
        var length = _symbols[left].Length + _symbols[right].Length;
        if (_ids.TryGetValue(_text.AsSpan(_symbols[left].Start, length), out var id))
        {
            _queue.Enqueue(new Pair(left, right, length), (-_pieces[id].Score, left));
        }
    }

    private readonly record struct Symbol(int Start, int Length, int Previous, int Next);

    private readonly record struct Pair(int Left, int Right, int Length);
}
