using CoIN.Data.Raw;

namespace CoIN.Data.Tests.Raw;

public sealed class ImageNetConverterTests : IDisposable
{
    private readonly RawFixture _raw = new();

    public ImageNetConverterTests() => _raw.Write(
        RawLayout.ImageNetSynsets,
        """
        n01440764 tench, Tinca tinca
        n02012849 crane
        n02105641 Old English sheepdog, bobtail
        n03126707 crane
        n04398044 teapot

        """);

    public void Dispose() => _raw.Dispose();

    [Fact]
    public void Read_Train_TakesTheLabelsOfTheBenchmarkOnly()
    {
        foreach (var file in new[] { "n01440764/n01440764_1.JPEG", "n02012849/n02012849_1.JPEG", "n02105641/b.JPEG", "n02105641/a.JPEG", "n03126707/c.JPEG", "n04398044/d.JPEG" })
        {
            _raw.Write($"{RawLayout.ImageNetTrain}/{file}", "");
        }

        var records = _raw.Read("ImageNet", "train");

        Assert.Equal(["a", "b", "c", "d"], records.Select(record => record.Id));
        Assert.Equal(["Old english sheepdog", "Old english sheepdog", "Crane2", "Teapot"], records.Select(record => record.Turns[0].Answer));
        Assert.Equal("ImageNet_withlabel/train/n04398044/d.JPEG", records[3].ImagePath);
    }

    [Fact]
    public void Read_Test_TakesLabelsFromTheSolutionFile()
    {
        _raw.Write(
            RawLayout.ImageNetValLabels,
            "ImageId,PredictionString\nILSVRC2012_val_00000002,n04398044 85 1 499 272\nILSVRC2012_val_00000001,n01440764 1 2 3 4\n");

        var record = Assert.Single(_raw.Read("ImageNet", "test"));

        Assert.Equal(("ILSVRC2012_val_00000002", "Teapot"), (record.Id, record.References[0]));
        Assert.Equal("ImageNet_withlabel/val/ILSVRC2012_val_00000002.JPEG", record.ImagePath);
    }

    [Fact]
    public void Read_FolderOfALabelMissing_SaysSo()
    {
        _raw.Write($"{RawLayout.ImageNetTrain}/n04398044/d.JPEG", "");

        Assert.Equal(
            "ImageNet: raw folder 'ImageNet_withlabel/train/n02105641' of label 'Old english sheepdog' is absent or has no *.JPEG files; unpack the official archive there",
            _raw.Refusal("ImageNet", "train"));
        _ = Assert.Single(_raw.Read("ImageNet", "train", MissingInput.LeaveOut));
    }

    [Fact]
    public void Read_SynsetOrImageTwice_SaysWhere()
    {
        _raw.Write(RawLayout.ImageNetValLabels, "ImageId,PredictionString\nILSVRC2012_val_00000002,n04398044 1 2 3 4\nILSVRC2012_val_00000002,n04398044 1 2 3 4\n");
        Assert.Equal(
            "ImageNet_withlabel/LOC_val_solution.csv: line 3: image 'ILSVRC2012_val_00000002' is there twice, once was expected" + RawFixture.Repair, _raw.Refusal("ImageNet", "test"));

        _raw.Write(RawLayout.ImageNetSynsets, "n04398044 teapot\nn04398044 teapot\n");
        Assert.Equal("ImageNet_withlabel/LOC_synset_mapping.txt: line 2: synset 'n04398044' is there twice, once was expected" + RawFixture.Repair, _raw.Refusal("ImageNet", "test"));
    }

    [Fact]
    public void Read_BadSolutionLine_ShowsIt()
    {
        _raw.Write(RawLayout.ImageNetValLabels, "ImageId,PredictionString\nILSVRC2012_val_00000002\n");

        Assert.Equal(
            "ImageNet_withlabel/LOC_val_solution.csv: line 2: 'ILSVRC2012_val_00000002' found; an image, a comma, a synset and a box were expected" + RawFixture.Repair,
            _raw.Refusal("ImageNet", "test"));
    }
}
