namespace CoIN.Models.Tokenizers;

/// <summary>Finds, one after the other, the most frequent pair of neighbouring symbols in a set of words and merges it.</summary>
internal sealed class PairCounter
{
    private readonly List<List<string>> _words;
    private readonly List<long> _counts;
    private readonly Dictionary<(string Left, string Right), long> _pairs = [];
    private readonly Dictionary<(string Left, string Right), HashSet<int>> _places = [];

    /// <summary>Counts the pairs of characters.</summary>
    /// <param name="words">The words and how often each occurs.</param>
    public PairCounter(IReadOnlyDictionary<string, long> words)
    {
        _words = [.. words.Keys.Select(word => word.EnumerateRunes().Select(rune => rune.ToString()).ToList())];
        _counts = [.. words.Values];
        for (var index = 0; index < _words.Count; index++)
        {
            Count(index, _counts[index]);
        }
    }

    /// <summary>Returns the merged pieces in the order of the merges.</summary>
    /// <param name="limit">The most pieces to return; fewer come out when no pair occurs twice any more.</param>
    public List<string> Merges(int limit)
    {
        var pieces = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        while (pieces.Count < limit && Best() is { } pair)
        {
            foreach (var index in _places[pair].ToList())
            {
                Count(index, -_counts[index]);
                _words[index] = Join(_words[index], pair);
                Count(index, _counts[index]);
            }

            // Two different pairs can spell the same piece; it is one entry, at its first place.
            if (known.Add(pair.Left + pair.Right))
            {
                pieces.Add(pair.Left + pair.Right);
            }
        }

        return pieces;
    }

    private static List<string> Join(List<string> word, (string Left, string Right) pair)
    {
        var joined = new List<string>(word.Count);
        for (var index = 0; index < word.Count; index++)
        {
            if (index + 1 < word.Count && word[index] == pair.Left && word[index + 1] == pair.Right)
            {
                joined.Add(pair.Left + pair.Right);
                index++;
            }
            else
            {
                joined.Add(word[index]);
            }
        }

        return joined;
    }

    private (string Left, string Right)? Best()
    {
        (string Left, string Right)? best = null;
        long bestCount = 1;
        foreach (var (pair, count) in _pairs)
        {
            if (count > bestCount || (count == bestCount && best is { } other && Compare(pair, other) < 0))
            {
                (best, bestCount) = (pair, count);
            }
        }

        return best;
    }

    private static int Compare((string Left, string Right) a, (string Left, string Right) b)
    {
        var byLeft = string.CompareOrdinal(a.Left, b.Left);
        return byLeft != 0 ? byLeft : string.CompareOrdinal(a.Right, b.Right);
    }

    private void Count(int index, long change)
    {
        var word = _words[index];
        for (var left = 0; left + 1 < word.Count; left++)
        {
            var pair = (word[left], word[left + 1]);
            var count = _pairs[pair] = _pairs.GetValueOrDefault(pair) + change;
            if (count == 0)
            {
                _pairs.Remove(pair);
                _places.Remove(pair);
            }
            else if (change > 0)
            {
                (_places.TryGetValue(pair, out var places) ? places : _places[pair] = []).Add(index);
            }
        }
    }
}
