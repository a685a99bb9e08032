using System.Text.Json;
using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Scenes;
using CoIN.Data.Raw;

namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>Writes VQAv2: a question and an annotation file per split, several questions an image, ten answers a question; images of COCO 2014.</summary>
internal static class VqaV2Files
{
    private const int FirstTrainImage = 300000;
    private const int FirstValImage = 400000;
    private const int QuestionsPerImageId = 1000;
    private static readonly string[] Confidences = ["yes", "yes", "yes", "maybe"];

    private sealed record Entry(int ImageId, int QuestionId, Asked Asked, string[] Answers, string[] Confidences);

    /// <summary>Writes the files.</summary>
    public static void Write(RawFolder raw, MiniWorldSize size)
    {
        WriteSplit(raw, "train2014", RawLayout.VqaV2TrainQuestions, RawLayout.VqaV2TrainAnnotations, raw.Make("VQAv2 train", size.Train, (i, random) =>
            MakeEntries(raw, random, $"{RawLayout.CocoTrainImages}/COCO_train2014", FirstTrainImage + i, Questions.TurnsOfOneImage(random))));

        var shares = Questions.SharedOut(raw.Random("VQAv2 val shares"), size.Test);
        WriteSplit(raw, "val2014", RawLayout.VqaV2ValQuestions, RawLayout.VqaV2ValAnnotations, raw.Make("VQAv2 val", shares.Count, (i, random) =>
            MakeEntries(raw, random, $"{RawLayout.CocoValImages}/COCO_val2014", FirstValImage + i, shares[i])));
    }

    private static Entry[] MakeEntries(RawFolder raw, SeededRandom random, string imageStem, int imageId, int count)
    {
        while (true)
        {
            var scene = SceneSampler.Shapes(random, random.Next(1, 5));
            if (VqaV2Questions.Draw(random, scene, count) is { } questions)
            {
                raw.SaveJpeg($"{imageStem}_{imageId:D12}.jpg", scene);
                return [.. questions.Select((asked, i) => MakeEntry(random, imageId, i, asked))];
            }
        }
    }

    private static Entry MakeEntry(SeededRandom random, int imageId, int number, Asked asked)
    {
        IReadOnlyList<string> mistakes = AnswerType(asked) switch
        {
            "yes/no" => ["yes", "no"],
            "number" => ["1", "2", "3", "4", "5"],
            _ => [.. Names.Colours.Contains(asked.Answer) ? Names.Colours : Names.Shapes],
        };
        var answers = TenAnswers.Of(random, asked.Answer, mistakes);
        return new Entry(imageId, (imageId * QuestionsPerImageId) + number, asked, answers, [.. answers.Select(_ => random.Choose(Confidences))]);
    }

    private static string AnswerType(Asked asked) => asked.Answer switch
    {
        "yes" or "no" => "yes/no",
        [>= '0' and <= '9'] => "number",
        _ => "other",
    };

    private static void WriteSplit(RawFolder raw, string subtype, string questionPath, string annotationPath, Entry[][] entries)
    {
        raw.SaveJson(questionPath, json =>
        {
            json.WriteStartObject();
            WriteHead(json, subtype);
            json.WriteString("task_type", "Open-Ended");
            json.WriteObjects("questions", entries.SelectMany(entry => entry), entry =>
            {
                json.WriteNumber("image_id", entry.ImageId);
                json.WriteString("question", entry.Asked.Question);
                json.WriteNumber("question_id", entry.QuestionId);
            });
            json.WriteEndObject();
        });
        raw.SaveJson(annotationPath, json =>
        {
            json.WriteStartObject();
            WriteHead(json, subtype);
            json.WriteObjects("annotations", entries.SelectMany(entry => entry), entry => WriteAnnotation(json, entry));
            json.WriteEndObject();
        });
    }

    private static void WriteHead(Utf8JsonWriter json, string subtype)
    {
        json.WriteObject("info", () =>
        {
            json.WriteString("description", "MiniWorld in the format of VQA v2.0.");
            json.WriteString("version", "2.0");
        });
        json.WriteObject("license", () => json.WriteString("name", "MIT"));
        json.WriteString("data_type", "mscoco");
        json.WriteString("data_subtype", subtype);
    }

    private static void WriteAnnotation(Utf8JsonWriter json, Entry entry)
    {
        json.WriteString("question_type", entry.Asked.Kind);
        json.WriteString("multiple_choice_answer", entry.Asked.Answer);
        json.WriteObjects("answers", entry.Answers.Index(), answer =>
        {
            json.WriteString("answer", answer.Item);
            json.WriteString("answer_confidence", entry.Confidences[answer.Index]);
            json.WriteNumber("answer_id", answer.Index + 1);
        });
        json.WriteNumber("image_id", entry.ImageId);
        json.WriteString("answer_type", AnswerType(entry.Asked));
        json.WriteNumber("question_id", entry.QuestionId);
    }
}
