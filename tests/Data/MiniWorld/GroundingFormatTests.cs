using System.Text.Json;

namespace CoIN.Data.Tests.MiniWorld;

[Collection(SmallWorldCollection.Name)]
public sealed class GroundingFormatTests(SmallWorld world)
{
    // Loads a pickle, writes it again with the same protocol, and prints whether the bytes agree and what was in it.
    private const string RoundTrip = """
        import json, pickle, sys
        data = open(sys.argv[1], 'rb').read()
        refs = pickle.loads(data)
        print(json.dumps({'same': pickle.dumps(refs, 2) == data, 'refs': refs}))
        """;

    private static readonly (string Set, string File, string[] TestSplits, int TrainImages, int TestExpressions)[] Sets =
    [
        ("refcoco", "refs(unc).p", ["testA", "testB"], 16, 5 + 5),
        ("refcoco+", "refs(unc).p", ["testA", "testB"], 16, 5 + 5),
        ("refcocog", "refs(umd).p", ["test"], 16, 4),
    ];

    [PythonFact]
    public void References_OfEverySet_AreWhatPythonWouldHavePickled()
    {
        foreach (var (set, file, testSplits, trainImages, testExpressions) in Sets)
        {
            var read = JsonDocument.Parse(Python.Run(RoundTrip, world.PathOf($"RefCOCO/{set}/{file}"))).RootElement;
            var references = read.GetProperty("refs").EnumerateArray().ToList();

            Assert.True(read.GetProperty("same").GetBoolean());
            Assert.Equal(Enumerable.Range(0, references.Count), references.Select(reference => reference.GetProperty("ref_id").GetInt32()));
            Assert.Equal(trainImages, InSplits(references, "train").Select(reference => reference.GetProperty("image_id").GetInt32()).Distinct().Count());
            Assert.Equal(testExpressions, InSplits(references, testSplits).Sum(reference => reference.GetProperty("sentences").GetArrayLength()));
            AssertSentences(references);
            AssertBoxes(references, world.Json($"RefCOCO/{set}/instances.json"));
        }
    }

    private static void AssertSentences(List<JsonElement> references)
    {
        var sentences = references.SelectMany(reference => reference.GetProperty("sentences").EnumerateArray()).ToList();
        Assert.Equal(Enumerable.Range(0, sentences.Count), sentences.Select(sentence => sentence.GetProperty("sent_id").GetInt32()));
        Assert.Equal(
            Enumerable.Range(0, sentences.Count),
            references.SelectMany(reference => reference.GetProperty("sent_ids").EnumerateArray()).Select(id => id.GetInt32()));
        Assert.All(sentences, sentence => Assert.Equal(
            sentence.GetProperty("sent").GetString(),
            string.Join(' ', sentence.GetProperty("tokens").EnumerateArray().Select(token => token.GetString()))));
    }

    private void AssertBoxes(List<JsonElement> references, JsonElement instances)
    {
        var annotations = instances.GetProperty("annotations").EnumerateArray().ToDictionary(annotation => annotation.GetProperty("id").GetInt32());
        var images = instances.GetProperty("images").EnumerateArray().ToDictionary(image => image.GetProperty("id").GetInt32());
        foreach (var reference in references)
        {
            var annotation = annotations[reference.GetProperty("ann_id").GetInt32()];
            var image = images[reference.GetProperty("image_id").GetInt32()];
            Assert.Equal(reference.GetProperty("category_id").GetInt32(), annotation.GetProperty("category_id").GetInt32());
            Assert.Equal(reference.GetProperty("image_id").GetInt32(), annotation.GetProperty("image_id").GetInt32());
            var stem = Path.GetFileNameWithoutExtension(image.GetProperty("file_name").GetString()!);
            Assert.Equal($"{stem}_{reference.GetProperty("ref_id").GetInt32()}.jpg", reference.GetProperty("file_name").GetString());
            Assert.True(File.Exists(world.PathOf($"COCO2014/train2014/{stem}.jpg")));
            var box = annotation.GetProperty("bbox").EnumerateArray().Select(number => number.GetDouble()).ToArray();
            Assert.True(box[0] >= 0 && box[1] >= 0 && box[2] > 0 && box[3] > 0 && box[0] + box[2] <= 64 && box[1] + box[3] <= 64);
        }
    }

    private static IEnumerable<JsonElement> InSplits(IEnumerable<JsonElement> references, params string[] splits)
        => references.Where(reference => splits.Contains(reference.GetProperty("split").GetString()));
}
