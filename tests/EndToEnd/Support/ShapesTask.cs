using CoIN.Data.MiniWorld.ImageFiles;

namespace CoIN.EndToEnd.Tests.Support;

/// <summary>A learning task as a user would bring it: a folder with <c>train.json</c>, <c>test.json</c> and PNG images, and a profile that names it.</summary>
internal static class ShapesTask
{
    public const string Folder = "my/shapes";

    /// <summary>What the user adds to a profile.</summary>
    public const string InProfile =
        """

        tasks:
          - { name: Shapes, folder: my/shapes }
        order: [ScienceQA, Shapes]
        """;

    private const int TrainRecords = 8, TestRecords = 4, Side = 48;

    private static readonly (string Name, byte[] Pixel)[] Colours = [("red", [255, 0, 0]), ("green", [0, 160, 0]), ("blue", [0, 0, 255])];

    /// <summary>Writes the task's folder, and the profile <c>own</c>.</summary>
    public static void Write(TestRepository repository)
    {
        for (var i = 0; i < TrainRecords + TestRecords; i++)
        {
            repository.Write(Image(i), "");
            File.WriteAllBytes(repository.PathOf(Image(i)), PngWriter.Encode([.. Enumerable.Repeat(Colour(i).Pixel, Side * Side).SelectMany(pixel => pixel)], Side, Side));
        }

        var train = Enumerable.Range(0, TrainRecords).Select(i =>
            $$"""{"id": "t{{i}}", "image": "images/{{i}}.png", "conversations": [{"from": "human", "value": "<image>\nWhat colour is it?"}, {"from": "gpt", "value": "{{Colour(i).Name}}"}]}""");
        var test = Enumerable.Range(TrainRecords, TestRecords).Select(i =>
            $$"""{"question_id": "q{{i}}", "image": "images/{{i}}.png", "text": "What colour is it?", "answer": "{{Colour(i).Name}}"}""");
        repository.Write($"{Folder}/train.json", $"[{string.Join(",\n", train)}]");
        repository.Write($"{Folder}/test.json", $"[{string.Join(",\n", test)}]");
        repository.WriteProfile("own", InProfile);
    }

    /// <summary>Returns the image of a record; test records go on where training records end.</summary>
    public static string Image(int record) => $"{Folder}/images/{record}.png";

    private static (string Name, byte[] Pixel) Colour(int record) => Colours[record % Colours.Length];
}
