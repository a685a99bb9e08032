using System.Text.Json;
using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Scenes;
using CoIN.Data.Raw;

namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>Writes GQA: questions by their id, several per image, with short and full answer and the question's types.</summary>
internal static class GqaFiles
{
    private const int FirstTrainImage = 2300000;
    private const int FirstTestImage = 2400000;

    private sealed record Entry(int ImageId, IReadOnlyList<Asked> Questions);

    /// <summary>Writes the files.</summary>
    public static void Write(RawFolder raw, MiniWorldSize size)
    {
        WriteSplit(raw, RawLayout.GqaTrain, raw.Make("GQA train", size.Train,
            (i, random) => MakeEntry(raw, random, FirstTrainImage + i, Questions.TurnsOfOneImage(random))));

        var shares = Questions.SharedOut(raw.Random("GQA testdev shares"), size.Test);
        WriteSplit(raw, RawLayout.GqaTestDev, raw.Make("GQA testdev", shares.Count,
            (i, random) => MakeEntry(raw, random, FirstTestImage + i, shares[i])));
    }

    private static Entry MakeEntry(RawFolder raw, SeededRandom random, int imageId, int count)
    {
        while (true)
        {
            var scene = SceneSampler.Shapes(random, random.Next(2, 5));
            if (GqaQuestions.Draw(random, scene, count) is { } questions)
            {
                raw.SaveJpeg($"{RawLayout.GqaImages}/{imageId}.jpg", scene);
                return new Entry(imageId, questions);
            }
        }
    }

    private static void WriteSplit(RawFolder raw, string path, Entry[] entries) => raw.SaveJson(path, json =>
    {
        json.WriteStartObject();
        foreach (var entry in entries)
        {
            foreach (var (i, asked) in entry.Questions.Index())
            {
                json.WriteObject($"{entry.ImageId}{i:D2}", () => WriteQuestion(json, entry.ImageId, asked));
            }
        }

        json.WriteEndObject();
    });

    private static void WriteQuestion(Utf8JsonWriter json, int imageId, Asked asked)
    {
        var types = asked.Kind.Split(' ');
        json.WriteStartArray("semantic");
        json.WriteEndArray();
        json.WriteStrings("entailed", []);
        json.WriteStrings("equivalent", []);
        json.WriteString("question", asked.Question);
        json.WriteString("imageId", imageId.ToString());
        json.WriteBoolean("isBalanced", true);
        json.WriteObject("groups", () =>
        {
            json.WriteNull("global");
            json.WriteNull("local");
        });
        json.WriteString("answer", asked.Answer);
        json.WriteString("semanticStr", "");
        json.WriteObject("annotations", () => { });
        json.WriteObject("types", () =>
        {
            json.WriteString("detailed", types[0]);
            json.WriteString("semantic", types[1]);
            json.WriteString("structural", types[2]);
        });
        json.WriteString("fullAnswer", asked.Sentence);
    }
}
