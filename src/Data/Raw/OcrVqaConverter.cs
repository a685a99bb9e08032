// One row of dataset.json (split 1 is training, 2 validation, 3 test):
//   "761183272": {"authorName": "Sandra Boynton", "genre": "Calendars", "imageURL": "http://ecx.images-amazon.com/images/I/61Y5cOdHJbL.jpg",
//                 "questions": ["Who wrote this book?", "What is the title of this book?", "What is the genre of this book?", ...],
//                 "answers": ["Sandra Boynton", "Mom's Family Wall Calendar 2016", "Calendars", ...], "split": 1, "title": "Mom's Family Wall Calendar 2016"}
namespace CoIN.Data.Raw;

/// <summary>OCR-VQA: questions about book covers; training has one record per book with all its questions as turns, test one record per question.</summary>
public sealed class OcrVqaConverter : IRawConverter
{
    /// <inheritdoc/>
    public string Task => "OCR-VQA";

    /// <inheritdoc/>
    public IReadOnlyList<string> Splits { get; } = ["train", "val", "test"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Files(string split) => [RawLayout.OcrVqa];

    /// <inheritdoc/>
    public IEnumerable<InstructionRecord> Read(RawInput input, string split)
    {
        var wanted = 1 + Splits.ToList().IndexOf(split);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in JsonItems.Read(input.File(RawLayout.OcrVqa), RawLayout.OcrVqa))
        {
            var entry = new RawEntry(item, RawLayout.OcrVqa);
            if (entry.Integer("split") is var number && number is < 1 or > 3)
            {
                throw entry.Error($"'split' is {number}; 1, 2 or 3 was expected");
            }

            if (!seen.Add(item.Key!))
            {
                throw entry.Error("the book is there twice, once was expected");
            }

            if (number != wanted)
            {
                continue;
            }

            var book = ReadBook(entry, item.Key!, split);
            if (split == "train")
            {
                input.CountListed();
                yield return book;
                continue;
            }

            input.CountListed(book.Turns.Count);
            for (var i = 0; i < book.Turns.Count; i++)
            {
                yield return book with { Id = $"{book.Id}-{i}", Turns = [book.Turns[i]], References = [book.References[i]] };
            }
        }
    }

    private static InstructionRecord ReadBook(RawEntry entry, string key, string split)
    {
        var questions = entry.Texts("questions");
        var answers = entry.Texts("answers");
        if (questions.Length == 0 || questions.Length != answers.Length)
        {
            throw entry.Error($"there are {questions.Length} questions and {answers.Length} answers; as many of either were expected, at least one");
        }

        if (Array.Exists(questions, string.IsNullOrWhiteSpace))
        {
            throw entry.Error("one of the 'questions' is empty, texts were expected");
        }

        // The official loader names a cover by the book's key and the extension of its address.
        var extension = Path.GetExtension(entry.Text("imageURL"));
        return new InstructionRecord
        {
            Id = key,
            ImagePath = $"{RawLayout.OcrVqaImages}/{RawInput.SafeName(key + extension, entry.Place)}",
            Turns = [.. questions.Zip(answers, (question, answer) => new Turn(question, answer))],
            References = answers,
            Split = split,
            SourceId = key,
        };
    }
}
