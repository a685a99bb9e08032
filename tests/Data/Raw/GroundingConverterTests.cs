using CoIN.Data.Raw;

namespace CoIN.Data.Tests.Raw;

public sealed class GroundingConverterTests : IDisposable
{
    private const string Instances =
        """
        {"images": [{"license": 1, "file_name": "COCO_train2014_000000000007.jpg", "height": 50, "width": 100, "id": 7}],
         "annotations": [{"segmentation": [[1, 2]], "bbox": [10.0, 20.0, 40.0, 30.0], "id": 70}, {"bbox": [0, 0, 100, 50], "id": 71}]}
        """;

    private readonly RawFixture _raw = new();

    public void Dispose() => _raw.Dispose();

    [Fact]
    public void Read_Train_TakesOneObjectPerImageAndSetWithAllSentences()
    {
        Write(Instances, Pickle(Reference(1, 70, "train", "left one", "it's red"), Reference(2, 71, "train", "all"), Reference(3, 71, "testA", "x")));

        var records = _raw.Read("Grounding", "train");

        Assert.Equal(["refcoco-1", "refcoco+-1", "refcocog-1"], records.Select(record => record.Id));
        Assert.Equal([new Turn("left one", "[0.10, 0.45, 0.50, 0.75]"), new Turn("it's red", "[0.10, 0.45, 0.50, 0.75]")], records[0].Turns);
        Assert.Equal(new BoundingBox(0.1, 0.45, 0.5, 0.75), records[0].Box);
        Assert.Equal("COCO2014/train2014/COCO_train2014_000000000007.jpg", records[0].ImagePath);
    }

    [Fact]
    public void Read_Test_HasOneRecordPerSentenceOfTheTestSplits()
    {
        Write(Instances, Pickle(Reference(1, 70, "testB", "b"), Reference(2, 71, "testA", "a", "aa"), Reference(3, 71, "test", "t"), Reference(4, 71, "val", "v")));

        var sentences = _raw.Read("Grounding", "test").Where(record => record.Id.StartsWith("refcoco-", StringComparison.Ordinal)).ToList();

        Assert.Equal(["refcoco-2-20", "refcoco-2-21", "refcoco-1-10", "refcoco-3-30"], sentences.Select(record => record.Id));
        Assert.Equal("[0.00, 0.25, 1.00, 0.75]", sentences[0].References[0]);
    }

    [Theory]
    [InlineData("\"id\": 7}", "\"id\": 8}", "image '7' is not in RefCOCO/refcoco/instances.json")]
    [InlineData("\"id\": 70", "\"id\": 72", "annotation '70' is not in RefCOCO/refcoco/instances.json")]
    [InlineData("40.0, 30.0]", "95.0, 30.0]", "the box x 10, y 20, width 95, height 30 is not inside its image of 100 x 50 pixels")]
    [InlineData("40.0, 30.0]", "0, 30.0]", "the box x 10, y 20, width 0, height 30 is not inside its image of 100 x 50 pixels")]
    public void Read_BadInstances_NamesTheReference(string good, string bad, string expected)
    {
        Write(Instances.Replace(good, bad), Pickle(Reference(1, 70, "train", "x")));

        Assert.Equal($"RefCOCO/refcoco/refs(unc).p: reference 0: {expected}", _raw.Refusal("Grounding", "train"));
    }

    [Theory]
    [InlineData("NaN", "RefCOCO/refcoco/instances.json: item 0, at byte 131, is malformed JSON")]
    [InlineData("1e999", "RefCOCO/refcoco/instances.json: entry 0: 'bbox' holds 1e999; numbers expected")]
    public void Read_BoxWithoutNumber_SaysWhere(string number, string expected)
    {
        Write(Instances.Replace("40.0", number), Pickle(Reference(1, 70, "train", "x")));

        Assert.Equal(expected, _raw.Refusal("Grounding", "train"));
    }

    [Fact]
    public void Read_PickleOfAnotherShape_SaysSo()
    {
        Write(Instances, "I5\n.");

        Assert.Equal("RefCOCO/refcoco/refs(unc).p: a list of references was expected; is this another file?", _raw.Refusal("Grounding", "train"));
    }

    // Protocol 0, as Python 2 wrote the official files: a list of dictionaries.
    private static string Pickle(params string[] references) => $"(l{string.Concat(references.Select(reference => $"{reference}a"))}.";

    private static string Reference(int id, int annotation, string split, params string[] sentences) =>
        $"(dS'ref_id'\nI{id}\nsS'ann_id'\nI{annotation}\nsS'image_id'\nI7\nsS'split'\nS'{split}'\nsS'sentences'\n(l"
        + string.Concat(sentences.Select((sentence, i) => $"(dS'sent_id'\nI{(id * 10) + i}\nsS'sent'\nS\"{sentence}\"\nsa")) + "s";

    private void Write(string instances, string pickle)
    {
        foreach (var (folder, name) in new[] { (RawLayout.RefCoco, "refs(unc).p"), (RawLayout.RefCocoPlus, "refs(unc).p"), (RawLayout.RefCocoG, "refs(umd).p") })
        {
            _raw.Write($"{folder}/instances.json", instances);
            _raw.Write($"{folder}/{name}", pickle);
        }
    }
}
