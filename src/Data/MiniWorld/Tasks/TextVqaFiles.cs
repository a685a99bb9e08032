using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Drawing;
using CoIN.Data.MiniWorld.Scenes;
using CoIN.Data.Raw;

namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>Writes TextVQA: one file per split, version 0.5.1, with ten answers a question; the images of both splits lie in one folder.</summary>
internal static class TextVqaFiles
{
    private sealed record Entry(string ImageId, Asked Asked, string[] Answers);

    /// <summary>Writes the files.</summary>
    public static void Write(RawFolder raw, MiniWorldSize size)
    {
        WriteSplit(raw, "train", size.Train, RawLayout.TextVqaTrain, 0);
        WriteSplit(raw, "val", size.Test, RawLayout.TextVqaVal, size.Train);
    }

    private static void WriteSplit(RawFolder raw, string split, int count, string path, int firstQuestion)
    {
        var entries = raw.Make($"TextVQA {split}", count, (_, random) => MakeEntry(raw, random));
        raw.SaveJson(path, json =>
        {
            json.WriteStartObject();
            json.WriteString("dataset_type", split);
            json.WriteString("dataset_name", "textvqa");
            json.WriteString("dataset_version", "0.5.1");
            json.WriteObjects("data", entries.Index(), entry =>
            {
                json.WriteString("question", entry.Item.Asked.Question);
                json.WriteString("image_id", entry.Item.ImageId);
                json.WriteStrings("image_classes", ["Signage"]);
                json.WriteNumber("image_width", Canvas.Side);
                json.WriteNumber("image_height", Canvas.Side);
                json.WriteStrings("answers", entry.Item.Answers);
                json.WriteStrings("question_tokens", entry.Item.Asked.Question.TrimEnd('?').Split(' '));
                json.WriteNumber("question_id", firstQuestion + entry.Index);
                json.WriteString("set_name", split);
            });
            json.WriteEndObject();
        });
    }

    private static Entry MakeEntry(RawFolder raw, SeededRandom random)
    {
        var imageId = random.NextUInt64().ToString("x16");
        var (text, isNumber) = SignTexts.Draw(random);
        var scene = SceneSampler.WithSign(random, text, random.Next(3));
        var question = isNumber
            ? random.OneOf("what number is shown?", "what number is on the sign?", "which number does the sign show?")
            : random.OneOf("what word is on the sign?", "what does it say?", "what does the sign say?", "what is written on the sign?");
        var answer = text.ToLowerInvariant();
        raw.SaveJpeg($"{RawLayout.TextVqaImages}/{imageId}.jpg", scene);
        return new Entry(imageId, new Asked(question, answer, ""), TenAnswers.Of(random, answer, SignTexts.Draw(random).Text.ToLowerInvariant(), "unanswerable"));
    }
}
