using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Scenes;
using CoIN.Data.Raw;

namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>Writes VizWiz: a list per split, ten answers with confidence a question. A third of the images is blurred beyond recognition.</summary>
internal static class VizWizFiles
{
    private const string Unanswerable = "unanswerable";
    private const double ShareBlurred = 1.0 / 3;
    private static readonly string[] Confidences = ["yes", "yes", "yes", "maybe"];

    private sealed record Entry(Asked Asked, string[] Answers, string[] Confidences);

    /// <summary>Writes the files.</summary>
    public static void Write(RawFolder raw, MiniWorldSize size)
    {
        WriteSplit(raw, "train", size.Train, RawLayout.VizWizTrain, RawLayout.VizWizTrainImages);
        WriteSplit(raw, "val", size.Test, RawLayout.VizWizVal, RawLayout.VizWizValImages);
    }

    private static void WriteSplit(RawFolder raw, string split, int count, string path, string images)
    {
        string Name(int index) => $"VizWiz_{split}_{index:D8}.jpg";
        var entries = raw.Make($"VizWiz {split}", count, (i, random) => MakeEntry(raw, random, $"{images}/{Name(i)}"));
        raw.SaveJson(path, json =>
        {
            json.WriteStartArray();
            foreach (var (i, entry) in entries.Index())
            {
                json.WriteStartObject();
                json.WriteString("image", Name(i));
                json.WriteString("question", entry.Asked.Question);
                json.WriteObjects("answers", entry.Answers.Zip(entry.Confidences), answer =>
                {
                    json.WriteString("answer_confidence", answer.Second);
                    json.WriteString("answer", answer.First);
                });
                json.WriteString("answer_type", entry.Asked.Kind);
                json.WriteNumber("answerable", entry.Asked.Answer == Unanswerable ? 0 : 1);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private static Entry MakeEntry(RawFolder raw, SeededRandom random, string path)
    {
        var (scene, asked) = random.Next(4) == 0 ? AskReading(random) : AskObject(random);
        if (random.NextDouble() < ShareBlurred)
        {
            scene = scene with { Blur = SceneSampler.Unrecognisable };
            asked = asked with { Answer = Unanswerable, Kind = Unanswerable };
        }

        raw.SaveJpeg(path, scene);
        var mistakes = asked.Answer == Unanswerable ? ["unsuitable", "blurry"] : new[] { Unanswerable, "unsuitable" };
        var answers = TenAnswers.Of(random, asked.Answer, mistakes);
        return new Entry(asked, answers, [.. answers.Select(_ => random.Choose(Confidences))]);
    }

    private static (Scene Scene, Asked Asked) AskReading(SeededRandom random)
    {
        var (text, _) = SignTexts.Draw(random);
        var question = random.OneOf("What does this say?", "Can you read this for me please?", "What is written on here? Thank you.");
        return (SceneSampler.WithSign(random, text, 0), new Asked(question, text.ToLowerInvariant(), "other"));
    }

    private static (Scene Scene, Asked Asked) AskObject(SeededRandom random)
    {
        var scene = SceneSampler.Single(random);
        var (shape, colour) = (Names.Of(scene.Objects[0].Shape), Names.Of(scene.Objects[0].Colour));
        switch (random.Next(3))
        {
            case 0:
                return (scene, new Asked(random.OneOf("What is this?", "What is this thing please?", "Can you tell me what this is?"), shape, "other"));
            case 1:
                return (scene, new Asked(random.OneOf("What color is this?", "Can you tell me what color this is? Thank you.", "Hi, what color is it?"), colour, "other"));
            default:
                var claimed = random.Flip() ? colour : random.Other(Names.Colours, colour);
                return (scene, new Asked(random.OneOf($"Is this {claimed}?", $"Is this thing {claimed} please?"), claimed == colour ? "yes" : "no", "yes/no"));
        }
    }
}
