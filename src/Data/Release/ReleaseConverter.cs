using CoIN.Data.Raw;

namespace CoIN.Data.Release;

/// <summary>Reads a folder with <c>train.json</c> and <c>test.json</c> in the release format: the authors' data, or a user's own learning task.</summary>
/// <param name="task">The learning task's name.</param>
public sealed class ReleaseConverter(string task) : IRawConverter
{
    /// <inheritdoc/>
    public string Task => task;

    /// <inheritdoc/>
    public IReadOnlyList<string> Splits { get; } = ["train", "test", "val"];

    /// <inheritdoc/>
    public bool NeedsInstruction => false;

    /// <inheritdoc/>
    public IReadOnlyList<string> Files(string split) => [ReleaseFormat.FileOf(split)];

    /// <inheritdoc/>
    /// <remarks>
    /// An id that comes again in training data, as in the doubled Grounding file of the release, gets <c>#2</c>, <c>#3</c> and so on; in test data it is an
    /// error, because scores are kept by id.
    /// </remarks>
    public IEnumerable<InstructionRecord> Read(RawInput input, string split)
    {
        var file = ReleaseFormat.FileOf(split);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in JsonItems.Read(input.File(file), file))
        {
            if (item.Key is not null)
            {
                throw RawMistake.At(file, $"an object with '{item.Key}' found; a list of records was expected");
            }

            var entry = new RawEntry(item, file);
            var record = entry.Has(ReleaseFormat.Conversations) || split == "train" ? ReadConversation(entry, split) : ReadQuestion(entry, split);
            var times = seen[record.Id] = seen.GetValueOrDefault(record.Id) + 1;
            if (times > 1 && split != "train")
            {
                throw entry.Error($"'{record.Id}' has been there before; test records need an id each");
            }

            input.CountListed();
            yield return times == 1 ? record : record with { Id = $"{record.Id}#{times}" };
        }
    }

    private static InstructionRecord ReadConversation(RawEntry entry, string split)
    {
        var parts = entry.Entries(ReleaseFormat.Conversations);
        if (parts.Length == 0 || parts.Length % 2 != 0)
        {
            throw entry.Error($"'{ReleaseFormat.Conversations}' has {parts.Length} parts; pairs of a question and its answer were expected");
        }

        var turns = new Turn[parts.Length / 2];
        for (var i = 0; i < parts.Length; i += 2)
        {
            turns[i / 2] = new Turn(Said(parts[i], ReleaseFormat.Human), Said(parts[i + 1], ReleaseFormat.Model));
        }

        var id = entry.Name(entry.Has(ReleaseFormat.Id) ? ReleaseFormat.Id : ReleaseFormat.QuestionId);
        return Complete(entry, id, turns, split);
    }

    private static string Said(RawEntry part, string role)
    {
        var from = part.Text(ReleaseFormat.From);
        return from == role
            ? part.AnyText(ReleaseFormat.Value)
            : throw part.Error($"'{ReleaseFormat.From}' is '{from}'; '{role}' was expected, questions and answers take turns");
    }

    private static InstructionRecord ReadQuestion(RawEntry entry, string split)
    {
        var answer = entry.AnyText(entry.Has(ReleaseFormat.AnswerBox) ? ReleaseFormat.AnswerBox : ReleaseFormat.Answer);
        return Complete(entry, entry.Name(ReleaseFormat.QuestionId), [new(entry.Text(ReleaseFormat.Text), answer)], split);
    }

    private static InstructionRecord Complete(RawEntry entry, string id, Turn[] turns, string split)
    {
        var image = entry.TextOrNull(ReleaseFormat.Image);
        var marks = turns.Sum(turn => turn.Question.Split(ReleaseFormat.ImageMark).Length - 1);
        if (marks > (image is null ? 0 : 1))
        {
            throw entry.Error(image is null
                ? $"the text has '{ReleaseFormat.ImageMark}' but there is no '{ReleaseFormat.Image}'"
                : $"the text has '{ReleaseFormat.ImageMark}' {marks} times; one image per record is supported");
        }

        Turn[] bare = [.. turns.Select(turn => turn with { Question = Bare(turn.Question) })];
        if (bare.Any(turn => turn.Question.Length == 0))
        {
            throw entry.Error("a question is empty, a text was expected");
        }

        var extension = entry.EntryOrNull(ReleaseFormat.Extension);
        return new InstructionRecord
        {
            Id = id,
            ImagePath = image is null ? null : SafePath(image, entry),
            Turns = bare,
            References = extension?.Texts(ReleaseFormat.References) ?? [.. bare.Select(turn => turn.Answer)],
            Choices = extension?.Texts(ReleaseFormat.Choices) ?? [],
            Box = BoundingBox.Parse(bare[0].Answer),
            Split = extension?.Text(ReleaseFormat.Split) ?? split,
            SourceId = extension?.Text(ReleaseFormat.SourceId) ?? id,
        };
    }

    // As the official training code does: the marker goes, wherever it stands, and with it the white space around the text.
    private static string Bare(string question) => question.Contains(ReleaseFormat.ImageMark, StringComparison.Ordinal)
        ? question.Replace(ReleaseFormat.ImageMark, "", StringComparison.Ordinal).Trim()
        : question;

    private static string SafePath(string image, RawEntry entry)
    {
        var path = image.StartsWith("./", StringComparison.Ordinal) ? image[2..] : image;
        return path.Split('/').All(part => part.Length > 0 && part is not ("." or "..")) && path.AsSpan().IndexOfAny('\\', '\0') < 0
            ? path
            : throw entry.Error($"image '{image}' is no path inside the image folder");
    }
}
