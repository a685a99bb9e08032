using System.Globalization;
using CoIN.Errors;

namespace CoIN.Models.Tokenizers;

/// <summary>Makes a byte pair encoding from texts.</summary>
/// <remarks>
/// Source: google/sentencepiece, src/bpe_model_trainer.cc. As with Llama's settings every digit stays alone, a piece never crosses a space, and
/// letters do not mix with other characters. The most frequent pair is merged first, the ordinally smaller of equals, so equal
/// texts give equal models. Deviation: every character of the texts gets a piece (coverage 1), and pieces that occur once are not made.
/// </remarks>
public static class SentencePieceTrainer
{
    private const int OwnMarks = 3, Bytes = 256;

    /// <summary>Returns a model whose pieces are the marks, optionally the 256 bytes, the merges in their order, and every character of the texts.</summary>
    /// <param name="texts">What the model will read; order does not matter.</param>
    /// <param name="vocabularySize">The most pieces there may be; fewer come out if the texts repeat too little.</param>
    /// <param name="byteFallback">Whether characters that the texts lack are spelt in bytes (256 pieces) or are unknown.</param>
    /// <param name="marks">Marks beside unknown, begin and end, which no text is ever encoded to.</param>
    /// <exception cref="PipelineException">The marks, bytes and characters alone need more pieces.</exception>
    public static SentencePieceModel Train(IEnumerable<string> texts, int vocabularySize, bool byteFallback = false, params IReadOnlyList<string> marks)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(marks);

        var words = CountWords(texts);
        var characters = CountCharacters(words);
        var needed = OwnMarks + marks.Count + (byteFallback ? Bytes : 0) + characters.Count;
        if (needed > vocabularySize)
        {
            throw new PipelineException(
                $"tokenizer: a vocabulary of {vocabularySize} pieces was asked for, but marks and single characters alone need {needed}; ask for at least that many");
        }

        List<VocabularyPiece> pieces =
        [
            new("<unk>", 0, PieceKind.Unknown),
            new("<s>", 0, PieceKind.Control),
            new("</s>", 0, PieceKind.Control),
            .. marks.Select(mark => new VocabularyPiece(mark, 0, PieceKind.Control)),
        ];
        if (byteFallback)
        {
            pieces.AddRange(Enumerable.Range(0, Bytes).Select(value =>
                new VocabularyPiece(string.Create(CultureInfo.InvariantCulture, $"<0x{value:X2}>"), 0, PieceKind.SingleByte)));
        }

        var merges = new PairCounter(words).Merges(vocabularySize - needed);
        var single = characters.OrderByDescending(item => item.Value).ThenBy(item => item.Key, StringComparer.Ordinal).Select(item => item.Key);
        pieces.AddRange(merges.Concat(single).Select((text, rank) => new VocabularyPiece(text, -rank, PieceKind.Normal)));
        return new SentencePieceModel { Pieces = pieces, ByteFallback = byteFallback };
    }

    private static SortedDictionary<string, long> CountWords(IEnumerable<string> texts)
    {
        var words = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var text in texts.Where(text => text.Length > 0))
        {
            foreach (var word in Words(SentencePieceModel.Space + text.Replace(' ', SentencePieceModel.Space)))
            {
                words[word] = words.GetValueOrDefault(word) + 1;
            }
        }

        return words;
    }

    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        for (var end = 1; end <= text.Length; end++)
        {
            if (end == text.Length || Separates(text[end - 1], text[end]))
            {
                yield return text[start..end];
                start = end;
            }
        }
    }

    private static bool Separates(char before, char after)
    {
        if (char.IsLowSurrogate(after))
        {
            return false;
        }

        if (after == SentencePieceModel.Space || char.IsDigit(before) || char.IsDigit(after))
        {
            return true;
        }

        // A space belongs to the word that follows it, whatever that is.
        return before != SentencePieceModel.Space && char.IsLetter(before) != char.IsLetter(after);
    }

    private static SortedDictionary<string, long> CountCharacters(SortedDictionary<string, long> words)
    {
        var characters = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (word, count) in words)
        {
            foreach (var rune in word.EnumerateRunes())
            {
                var text = rune.ToString();
                characters[text] = characters.GetValueOrDefault(text) + count;
            }
        }

        return characters;
    }
}
