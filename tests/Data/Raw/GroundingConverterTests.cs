using CoIN.Data.Raw;

namespace CoIN.Data.Tests.Raw;

public sealed class GroundingConverterTests : IDisposable
{
    private const string Instances =
        """
        {"images": [{"license": 1, "file_name": "COCO_train2014_000000000007.jpg", "height": 50, "width": 100, "id": 7}],
         "annotations": [{"segmentation": [[1, 2]], "bbox": [10.0, 20.0, 40.0, 30.0], "image_id": 7, "id": 70}, {"bbox": [0, 0, 100, 50], "image_id": 7, "id": 71}]}
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
    [InlineData("\"id\": 7}", "\"id\": 8}", "image '7' is not in RefCOCO/refcoco/instances.json, where it was expected")]
    [InlineData("\"id\": 70", "\"id\": 72", "annotation '70' is not in RefCOCO/refcoco/instances.json, where it was expected")]
    [InlineData("30.0], \"image_id\": 7", "30.0], \"image_id\": 8", "annotation '70' is about image '8' in RefCOCO/refcoco/instances.json, image '7' was expected")]
    [InlineData("40.0, 30.0]", "95.0, 30.0]", "the box x 10, y 20, width 95, height 30 is not inside its image of 100 x 50 pixels, where it was expected")]
    [InlineData("40.0, 30.0]", "0, 30.0]", "the box x 10, y 20, width 0, height 30 is not inside its image of 100 x 50 pixels, where it was expected")]
    public void Read_BadInstances_NamesTheReference(string good, string bad, string expected)
    {
        Write(Instances.Replace(good, bad), Pickle(Reference(1, 70, "train", "x")));

        Assert.Equal($"RefCOCO/refcoco/refs(unc).p: reference 0: {expected}{RawFixture.Repair}", _raw.Refusal("Grounding", "train"));
    }

    [Theory]
    [InlineData("NaN", "RefCOCO/refcoco/instances.json: item 0, at byte 131: 'NaN' at byte 179 is no JSON there")]
    [InlineData("1e999", "RefCOCO/refcoco/instances.json: entry 0: 'bbox' holds 1e999; numbers expected")]
    public void Read_BoxWithoutNumber_SaysWhere(string number, string expected)
    {
        Write(Instances.Replace("40.0", number), Pickle(Reference(1, 70, "train", "x")));

        Assert.Equal(expected + RawFixture.Repair, _raw.Refusal("Grounding", "train"));
    }

    [Theory]
    [InlineData("\"id\": 71", "\"id\": 70", "entry 1: annotation id '70' is there twice, once was expected")]
    [InlineData("[{\"license\"", "[{\"file_name\": \"x.jpg\", \"height\": 5, \"width\": 5, \"id\": 7}, {\"license\"", "entry 1: image id '7' is there twice, once was expected")]
    public void Read_IdTwiceInInstances_SaysWhere(string good, string bad, string expected)
    {
        Write(Instances.Replace(good, bad), Pickle(Reference(1, 70, "train", "x")));

        Assert.Equal($"RefCOCO/refcoco/instances.json: {expected}{RawFixture.Repair}", _raw.Refusal("Grounding", "train"));
    }

    [Fact]
    public void Read_ReferenceIdTwice_SaysWhere()
    {
        Write(Instances, Pickle(Reference(1, 70, "train", "x"), Reference(1, 71, "train", "y")));

        Assert.Equal("RefCOCO/refcoco/refs(unc).p: reference 1: reference id '1' is there twice, once was expected" + RawFixture.Repair, _raw.Refusal("Grounding", "train"));
    }

    [Fact]
    public void Read_PickleThatReducesOsSystem_IsRefusedAndRunsNothing()
    {
        var evidence = _raw.Root.File("evidence");
        Write(Instances, $"cos\nsystem\n(S'touch {evidence}'\ntR.");

        Assert.Equal(
            "RefCOCO/refcoco/refs(unc).p: the pickle has a GLOBAL of 'os.system' at byte 0, which would run code; only plain data is read, take the file from its publishers",
            _raw.Refusal("Grounding", "train"));
        Assert.False(File.Exists(evidence));
    }

    [Fact]
    public void Read_PickleOfTwoGigabytes_IsRefused()
    {
        Write(Instances, "");
        using (var file = File.OpenWrite(_raw.Root.File($"{RawLayout.RefCoco}/refs(unc).p")))
        {
            file.SetLength(2L << 30);
        }

        Assert.Equal(
            "RefCOCO/refcoco/refs(unc).p: the pickle has 2,147,483,648 bytes, some ten megabytes were expected; is this another file? Put the original one there",
            _raw.Refusal("Grounding", "train"));
    }

    [Fact]
    public void Read_PickleOfAnotherShape_SaysSo()
    {
        Write(Instances, "I5\n.");

        Assert.Equal("RefCOCO/refcoco/refs(unc).p: a list of references was expected; is this another file?" + RawFixture.Repair, _raw.Refusal("Grounding", "train"));
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
