using System.Text.Json;
using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Scenes;
using CoIN.Data.Raw;

namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>Writes OCR-VQA: one object of all books by their key, with parallel lists of questions and answers; split 1 trains, 2 validates, 3 tests.</summary>
internal static class OcrVqaFiles
{
    private const int FirstKey = 100000000;

    private sealed record Book(string Key, Cover Cover, IReadOnlyList<Asked> Questions, int Split);

    /// <summary>Writes the files.</summary>
    public static void Write(RawFolder raw, MiniWorldSize size)
    {
        var train = raw.Make("OCR-VQA train", size.Train, (i, random) => MakeBook(raw, random, i, 1, Questions.TurnsOfOneImage(random)));
        var validation = raw.Make("OCR-VQA val", Validation.Of(size),
            (i, random) => MakeBook(raw, random, size.Train + i, 2, Questions.TurnsOfOneImage(random)));
        var shares = Questions.SharedOut(raw.Random("OCR-VQA test shares"), size.Test);
        var test = raw.Make("OCR-VQA test", shares.Count,
            (i, random) => MakeBook(raw, random, size.Train + validation.Length + i, 3, shares[i]));

        raw.SaveJson(RawLayout.OcrVqa, json =>
        {
            json.WriteStartObject();
            foreach (var book in (IEnumerable<Book>)[.. train, .. validation, .. test])
            {
                json.WriteObject(book.Key, () => WriteBook(json, book));
            }

            json.WriteEndObject();
        });
    }

    private static Book MakeBook(RawFolder raw, SeededRandom random, int number, int split, int count)
    {
        var key = (FirstKey + number).ToString();
        while (true)
        {
            var cover = Cover.Sample(random);
            if (Draw(random, cover, count) is { } questions)
            {
                raw.SaveJpeg($"{RawLayout.OcrVqaImages}/{key}.jpg", cover);
                return new Book(key, cover, questions, split);
            }
        }
    }

    private static IReadOnlyList<Asked>? Draw(SeededRandom random, Cover cover, int count) => Questions.Draw(random, count,
        () => new Asked(random.OneOf("Who wrote this book?", "Who is the author of this book?"), cover.Author.Title, ""),
        () => new Asked(random.OneOf("What is the title of this book?", "What is the name of this book?"), cover.Title.Title, ""),
        () => new Asked(random.OneOf("What type of book is this?", "What is the genre of this book?"), cover.Genre, ""),
        () => VerifyGenre(random, cover));

    private static Asked VerifyGenre(SeededRandom random, Cover cover)
    {
        var claimed = random.Flip() ? cover.Genre : random.Other(Names.Genres, cover.Genre);
        return new Asked(random.OneOf($"Is this book related to {claimed}?", $"Is this a {claimed} book?"), claimed == cover.Genre ? "Yes" : "No", "");
    }

    private static void WriteBook(Utf8JsonWriter json, Book book)
    {
        json.WriteString("imageURL", $"http://miniworld.invalid/images/{book.Key}.jpg");
        json.WriteStrings("questions", book.Questions.Select(asked => asked.Question));
        json.WriteStrings("answers", book.Questions.Select(asked => asked.Answer));
        json.WriteString("title", book.Cover.Title.Title);
        json.WriteString("authorName", book.Cover.Author.Title);
        json.WriteString("genre", book.Cover.Genre);
        json.WriteNumber("split", book.Split);
    }
}
