using CoIN.Benchmark;
using CoIN.Data.Raw;
using CoIN.Data.Sources;
using CoIN.Errors;

namespace CoIN.Data.Tests.Sources;

public sealed class SourceCatalogueTests
{
    [Fact]
    public void For_EveryLearningTask_HoldsTheFilesThatItsConverterReads()
    {
        foreach (var task in LearningTask.BuiltIn)
        {
            var folders = SourceCatalogue.For(task.Name).Select(set => set.Folder + "/").ToList();
            var converter = RawConverters.For(task.Name);

            Assert.All(converter.Splits.SelectMany(converter.Files), file => Assert.Contains(folders, folder => file.StartsWith(folder, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void All_Sets_SayHowToGetThemAndHaveAFolderOfTheirOwn()
    {
        Assert.Equal(12, SourceCatalogue.All.Count);
        Assert.Equal(12, SourceCatalogue.All.Select(set => set.Folder).Distinct().Count());
        Assert.All(SourceCatalogue.All, set => Assert.True(set.Files.Count > 0 || set.ByHand.Length > 0, set.Name));
        Assert.All(SourceCatalogue.All.SelectMany(set => set.Files), file => Assert.All(file.Addresses, address => Assert.True(Uri.IsWellFormedUriString(address, UriKind.Absolute), address)));
    }

    [Fact]
    public void HowToGet_GatedAndOpenSets_NamePlaceAndFolder()
    {
        Assert.StartsWith("request access at https://image-net.org/download.php", SourceCatalogue.For("ImageNet")[0].HowToGet("data"), StringComparison.Ordinal);
        Assert.Equal(
            "set data.download=true, or take it from https://visualqa.org/download.html and put v2_OpenEnded_mscoco_{train,val}2014_questions.json and "
            + "v2_mscoco_{train,val}2014_annotations.json into 'data/VQAv2' (590 MB, CC BY 4.0)",
            SourceCatalogue.For("VQAv2")[0].HowToGet("data"));
    }

    [Fact]
    public void For_UnknownTask_SuggestsTheNearest() => Assert.Equal(
        "no data sets are known for learning task 'GQ'; did you mean 'GQA'?", Assert.Throws<PipelineException>(() => SourceCatalogue.For("GQ")).Message);
}
