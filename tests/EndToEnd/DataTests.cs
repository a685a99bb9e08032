using CoIN.Data.MiniWorld;
using CoIN.Data.Tests;
using CoIN.EndToEnd.Tests.Support;

namespace CoIN.EndToEnd.Tests;

/// <summary>A folder with data sets in their real formats, more or less complete.</summary>
public sealed class DataTests : IDisposable
{
    private readonly TestRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Data_FolderWithOneDataSet_ConvertsItAndSaysHowToGetTheRest()
    {
        WriteWorld("ScienceQA");
        Directory.Move(_repository.PathOf("data/ScienceQA"), _repository.PathOf("data/scienceqa"));
        Directory.Delete(_repository.PathOf("data/scienceqa/images"), recursive: true);

        var (code, printed) = await DataAsync();

        Assert.Equal(0, code);
        Assert.Matches(
            @"\nScienceQA\n  train +24 records listed, +24 converted\n  val +\d+ records listed, +\d+ converted\n  test +16 records listed, +16 converted\n  all .*\n"
            + @"  0\.0 % of ScienceQA's images present \(0 of \d+\)\n"
            + "  below data.minimumCoverage, 100 %: tables refuse this learning task until it is complete or the minimum is lowered\n"
            + "  ScienceQA: take what is missing from https://scienceqa.github.io, so that '.*/data/ScienceQA' holds problems.json, .*; or move the folder away and set data.download=true\n"
            + "TextVQA: missing\n  TextVQA: set data.download=true, or take it from https://textvqa.org/dataset and put TextVQA_0.5.1_train.json, ",
            printed);
        Assert.Equal(7, printed.Split(": missing\n").Length - 1);
        Assert.Contains("  ImageNet: request access at https://image-net.org/download.php", printed, StringComparison.Ordinal);
    }

    [SharedDataFact("scienceqa/problems.json")]
    public async Task Data_RealScienceQa_FindsTheOfficialSplitsAndConvertsWhatIsThere()
    {
        Directory.CreateDirectory(_repository.PathOf("data/scienceqa"));
        foreach (var file in Directory.EnumerateFiles(SharedDataFactAttribute.Find("scienceqa")!))
        {
            File.Copy(file, _repository.PathOf($"data/scienceqa/{Path.GetFileName(file)}"));
        }

        var (code, printed) = await DataAsync();

        Assert.Equal(0, code);
        Assert.Contains(
            "ScienceQA\n"
            + "  train     12,726 records listed,     1,041 converted, 11,685 without raw entry\n"
            + "  val        4,241 records listed,       371 converted, 3,870 without raw entry\n"
            + "  test       4,241 records listed,       361 converted, 3,880 without raw entry\n"
            + "  all       21,208 records listed,     1,773 converted\n"
            + "  0.0 % of ScienceQA's images present (0 of 879)\n",
            printed,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_HalfFilledFolders_SaysWhatIsMissingInEach()
    {
        WriteWorld("GQA");
        WriteWorld("TextVQA");
        File.Delete(_repository.PathOf("data/GQA/testdev_balanced_questions.json"));
        Directory.CreateDirectory(_repository.PathOf("data/VizWiz"));
        var image = Directory.EnumerateFiles(_repository.PathOf("data/TextVQA/train_images")).Order(StringComparer.Ordinal).First();
        await File.WriteAllTextAsync(image, "<html>sorry</html>");

        var (code, printed) = await DataAsync();

        Assert.True(code == 0, printed);
        Assert.Matches(
            @"\nGQA\n  train .*\n  all .*\n  100\.0 % of GQA's images present \(24 of 24\)\n"
            + "  GQA: 'GQA/testdev_balanced_questions.json' is missing; take what is missing from https://cs.stanford.edu/.*, so that '.*/data/GQA' holds train_balanced_questions.json, .*; "
            + "or move the folder away and set data.download=true\n"
            + "VizWiz: missing\n  VizWiz: 'VizWiz/train.json' and 'VizWiz/val.json' are missing; take what is missing from ",
            printed);
        Assert.Matches(
            @"\n  9\d\.\d % of TextVQA's images present \(39 of 40\)\n"
            + $@"  1 of the (train|test) images that are not counted as present cannot be read: image 'TextVQA/train_images/{Path.GetFileName(image)}' begins with the bytes 3C68746D6C3E736F; "
            + "a JPEG or PNG file was expected\n"
            + "  below data.minimumCoverage, 100 %: .*\n  TextVQA: take what is missing from https://textvqa.org/dataset, so that ",
            printed);
    }

    [Fact]
    public async Task Data_WrongFolder_NamesTheOneThatMayBeMeant()
    {
        WriteWorld("ScienceQA");
        var data = _repository.PathOf("data");

        Assert.Contains($"\ndata.root '{data}/no' is not there\nScienceQA: missing\n", await PrintedAsync($"{data}/no"), StringComparison.Ordinal);
        Assert.Contains($"\ndata.root '{data}/ScienceQA' holds none of the data sets' folders; did you mean '{data}'?\n", await PrintedAsync($"{data}/ScienceQA"), StringComparison.Ordinal);
        Assert.Contains($"\ndata.root '{_repository.Root}' holds none of the data sets' folders; did you mean '{data}'?\n", await PrintedAsync(_repository.Root), StringComparison.Ordinal);
        Assert.Equal(
            $"error: data.root '{data}/ScienceQA/problems.json' is a file; the folder that holds the data sets' folders was expected\n",
            await PrintedAsync($"{data}/ScienceQA/problems.json"));

        async Task<string> PrintedAsync(string root) => (await CommandAsync("Data", "paper", $"--set=data.root={root}")).Printed;
    }

    [Fact]
    public async Task Run_DataSetsMissing_NamesAllOfThem()
    {
        WriteWorld("TextVQA");
        _repository.WriteProfile("own", "\norder: [TextVQA, GQA, Grounding]\n");

        var (code, printed) = await CommandAsync("Run", "own");

        var place = $"error: data.root '{_repository.PathOf("data")}': ";
        Assert.Equal(
            (1, $"{place}GQA needs the folder 'GQA', which is not there\n"
                + $"{place}Grounding needs the folders 'RefCOCO/refcoco' and 'RefCOCO/refcoco+' and 'RefCOCO/refcocog' and 'COCO2014/train2014', which are not there; "
                + "put these data sets there (--target=Data says how to get them), or leave the tasks out of the order\n"),
            (code, printed));
    }

    [Fact]
    public async Task Data_FileThatCannotBeRead_IsNamed()
    {
        WriteWorld("GQA");

        // Reading it fails for every user, even the one who may read everything.
        var file = _repository.PathOf("data/GQA/memory");
        File.CreateSymbolicLink(file, "/proc/self/mem");

        var (code, printed) = await DataAsync();

        Assert.Equal(1, code);
        Assert.Equal($"error: stage 'data/GQA/train': input 'raw/GQA': cannot be read: Input/output error : '{file}'; see whether the file and its disk are well\n", printed);
    }

    [Fact]
    public async Task Data_RawFileChanged_NamesBothDigests()
    {
        WriteWorld("TextVQA");
        await DataAsync();
        var pinned = File.ReadLines(_repository.PathOf("data/data.lock")).Single(line => line.EndsWith("TextVQA/TextVQA_0.5.1_val.json", StringComparison.Ordinal))[..64];
        await File.AppendAllTextAsync(_repository.PathOf("data/TextVQA/TextVQA_0.5.1_val.json"), "\n");

        var (code, printed) = await DataAsync();

        Assert.Equal(1, code);
        Assert.Matches(
            $"error: stage 'data/TextVQA/test': raw file 'TextVQA/TextVQA_0.5.1_val.json' has changed: .*/data.lock pins SHA-256 {pinned}, found [0-9a-f]{{64}}; "
            + "put the old file back, or delete its line if the change is meant\n",
            printed);
    }

    [Fact]
    public async Task Table1_FolderWithOneDataSet_StandsBesideTheThreePublishedCounts()
    {
        WriteWorld("TextVQA");

        var (code, _) = await CommandAsync("Table1", "smoke");

        Assert.Equal(0, code);
        var rows = await File.ReadAllLinesAsync(_repository.PathOf("reports/out/smoke/table01.csv"));
        Assert.Equal("Learning task,Train: v1,Train: v2,Train: datasheet,Train: ours,Test: v1,Test: v2,Test: datasheet,Test: ours,Instruction", rows[0]);
        Assert.Equal("TextVQA,\"34,602\",\"34,000\",\"34,602\",24,\"5,000\",\"5,000\",\"5,000\",16,Answer the question using a single word or phrase.", rows[2]);
        Assert.Contains(rows, row => row.StartsWith("GQA,", StringComparison.Ordinal) && row.Contains(",missing,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Table15_Templates_DifferOnlyWhereThePaperPastedWrongly()
    {
        var (code, _) = await CommandAsync("Table15", "smoke");

        Assert.Equal(0, code);
        var rows = (await File.ReadAllLinesAsync(_repository.PathOf("reports/out/smoke/table15.csv"))).Skip(1).ToList();
        Assert.Equal(104, rows.Count);
        Assert.All(rows.Where(row => !row.EndsWith(",as published", StringComparison.Ordinal)), row => Assert.StartsWith("OCR-VQA,10type,", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_ImagesMissing_SaysHowManyInAFootnote()
    {
        WriteWorld("TextVQA");
        _repository.WriteProfile("own", "\norder: [TextVQA]\n");
        File.Delete(Directory.EnumerateFiles(_repository.PathOf("data/TextVQA/train_images")).Order(StringComparer.Ordinal).First());

        var (code, printed) = await CommandAsync("Run", "own", "--set=run.method=zero-shot", "--set=data.minimumCoverage=0.5");

        Assert.True(code == 0, printed);
        Assert.Matches(@"\n- 9\d\.\d % of TextVQA's images present \(3\d of 40\)\.\n", await File.ReadAllTextAsync(_repository.PathOf("reports/out/own/run.md")));
    }

    [Theory]
    [InlineData("bytes")]
    [InlineData("files")]
    public async Task Run_TruncatedImages_WarnsOnceAndCounts(string images)
    {
        WriteWorld("TextVQA");
        _repository.WriteProfile("own", "\norder: [TextVQA]\n");
        foreach (var image in Directory.EnumerateFiles(_repository.PathOf("data/TextVQA/train_images")))
        {
            await File.WriteAllBytesAsync(image, (await File.ReadAllBytesAsync(image))[..^40]);
        }

        var (code, printed) = await CommandAsync("Run", "own", "--set=run.method=zero-shot", $"--set=data.images={images}");

        Assert.True(code == 0, printed);
        Assert.Matches(
            @"\nwarning: stage '[^']*TextVQA[^']*': 16 of 16 images are truncated or damaged, 'TextVQA/train_images/\w+\.jpg' for one; what they lack is grey\n", printed);
    }

    [Fact]
    public async Task Run_BelowMinimumCoverage_IsRefused()
    {
        WriteWorld("TextVQA");
        _repository.WriteProfile("own", "\norder: [TextVQA]\n");
        Directory.Delete(_repository.PathOf("data/TextVQA/train_images"), recursive: true);

        var (code, printed) = await CommandAsync("Run", "own", "--set=run.method=zero-shot", "--set=data.minimumCoverage=0.5");

        Assert.Equal(1, code);
        Assert.Contains(
            "error: stage 'convert/TextVQA/test': 0.0 % of TextVQA's test images present (0 of 16), at least 50.0 % expected; complete the images, or lower data.minimumCoverage\n",
            printed,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Data")]
    [InlineData("Table1")]
    [InlineData("Table15")]
    [InlineData("All")]
    public async Task Lineage_OfWhatIsNotScored_SaysSo(string target)
    {
        var (code, printed) = await _repository.CommandAsync("--target=Lineage", "--profile=smoke", $"--cache={_repository.PathOf("cache")}", $"--cell={target}/experts=8/GQA");

        Assert.Equal((1, $"error: '{target}' has no scored cells; name a table of experiments, for example Table8/experts=8/GQA\n"), (code, printed));
    }

    private void WriteWorld(string task) =>
        MiniWorldWriter.Write(new MiniWorldOptions { Seed = 3, Size = new MiniWorldSize(24, 16) }, [task], _repository.PathOf("data"));

    private Task<(int ExitCode, string Printed)> DataAsync() => CommandAsync("Data", "paper");

    private Task<(int ExitCode, string Printed)> CommandAsync(string target, string profile, params string[] more) => _repository.CommandAsync(
    [
        $"--target={target}", $"--profile={profile}", $"--cache={_repository.PathOf("cache")}", "--set=data.source=folder", $"--set=data.root={_repository.PathOf("data")}", .. more,
    ]);
}
