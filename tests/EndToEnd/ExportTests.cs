using CoIN.Data;
using CoIN.Data.MiniWorld;
using CoIN.Data.Release;
using CoIN.EndToEnd.Tests.Support;

namespace CoIN.EndToEnd.Tests;

/// <summary>The target <c>Export</c>: the data as the authors released theirs.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly TestRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Export_MiniWorld_WritesEveryTaskWithItsImages()
    {
        var (code, printed) = await ExportAsync("out", "--set=order=[ScienceQA, OCR-VQA]");

        Assert.True(code == 0, printed);
        Assert.Equal(["OCRVQA", "README.md", "ScienceQA", "images"], Entries("out"));
        Assert.Equal((16, 4), (ReadBack("OCRVQA", "train"), ReadBack("OCRVQA", "test")));
        Assert.Equal(
            "# CoIN's instruction data in the release format\n\n"
            + "For the official scripts: `--image_folder images`, and the files below as `--data_path` or `--question-file`.\n\n"
            + "| learning task | file | records |\n| --- | --- | ---: |\n"
            + "| ScienceQA | `ScienceQA/train.json` | 16 |\n| ScienceQA | `ScienceQA/test.json` | 4 |\n| OCR-VQA | `OCRVQA/train.json` | 16 |\n| OCR-VQA | `OCRVQA/test.json` | 4 |\n",
            await File.ReadAllTextAsync(_repository.PathOf("out/README.md")));
    }

    [Fact]
    public async Task Export_EitherStorage_GivesTheSameFiles()
    {
        await ExportAsync("bytes", "--set=order=[TextVQA]");
        await ExportAsync("files", "--set=order=[TextVQA]", "--set=data.images=files");

        Assert.Contains(Files("bytes"), file => file.EndsWith(".jpg", StringComparison.Ordinal));
        Assert.Equal(Files("bytes"), Files("files"));
        Assert.All(Files("bytes"), file => Assert.Equal(File.ReadAllBytes(_repository.PathOf($"bytes/{file}")), File.ReadAllBytes(_repository.PathOf($"files/{file}"))));
    }

    [Fact]
    public async Task Export_FolderOfTheUsers_LinksItsImages()
    {
        MiniWorldWriter.Write(new MiniWorldOptions { Seed = 3, Size = new MiniWorldSize(24, 16) }, ["VQAv2", "Grounding"], _repository.PathOf("data"));

        var (code, printed) = await ExportAsync("out", "--set=order=[Grounding, VQAv2]", "--set=data.source=folder", $"--set=data.root={_repository.PathOf("data")}");

        Assert.True(code == 0, printed);
        Assert.Equal(_repository.PathOf("data/COCO2014/train2014"), new DirectoryInfo(_repository.PathOf("out/images/COCO2014/train2014")).LinkTarget);
        Assert.Equal((24, 16), (ReadBack("VQAv2", "train"), ReadBack("VQAv2", "test")));
    }

    [Fact]
    public async Task Export_Again_ReplacesLinksAndLeavesTheUsersImages()
    {
        MiniWorldWriter.Write(new MiniWorldOptions { Seed = 3, Size = new MiniWorldSize(24, 16) }, ["TextVQA"], _repository.PathOf("data"));
        var before = Files("data");
        await ExportAsync("out", "--set=order=[TextVQA]", "--set=data.source=folder", $"--set=data.root={_repository.PathOf("data")}");

        var (code, printed) = await ExportAsync("out", "--set=order=[TextVQA]");

        Assert.True(code == 0, printed);
        Assert.Null(new DirectoryInfo(_repository.PathOf("out/images/TextVQA")).LinkTarget);
        Assert.Equal([.. before, "data.lock"], Files("data"));
    }

    [Fact]
    public async Task Export_FolderWithOtherFiles_IsRefusedBeforeAnythingRuns()
    {
        _repository.Write("out/thesis.tex", "do not lose me");

        var (code, printed) = await ExportAsync("out");

        Assert.Equal((1, $"error: --into={_repository.PathOf("out")} holds files that no export wrote; name a new or empty folder\n"), (code, printed));
        Assert.Equal(["thesis.tex"], Entries("out"));
    }

    [Fact]
    public async Task Export_ToAFile_IsRefused()
    {
        _repository.Write("out", "");

        var (code, printed) = await ExportAsync("out");

        Assert.Equal((1, $"error: --into={_repository.PathOf("out")} is a file; a folder expected\n"), (code, printed));
    }

    [Fact]
    public async Task Export_PlaceThatCannotBeWritten_SaysSo()
    {
        _repository.Write("file", "");

        var (code, printed) = await ExportAsync("file/out");

        Assert.Equal(1, code);
        Assert.StartsWith($"error: the export cannot be written to '{_repository.PathOf("file/out")}': ", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_WithoutFolder_SaysWhatIsMissing()
    {
        var (code, printed) = await _repository.CommandAsync("--target=Export", "--profile=smoke");

        Assert.Equal(1, code);
        Assert.Contains("--into=DIR", printed, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Printed)> ExportAsync(string folder, params string[] more) => _repository.CommandAsync(
        ["--target=Export", "--profile=smoke", $"--into={_repository.PathOf(folder)}", $"--cache={_repository.PathOf("cache")}", .. more]);

    /// <summary>Reads a split as a user's own task, with its images, and returns how many records it has.</summary>
    private long ReadBack(string task, string split) => InstructionConversion.Convert(
        new ReleaseConverter(task),
        _repository.PathOf($"out/{task}"),
        split,
        new ConversionOptions { ImageRoot = _repository.PathOf("out/images") },
        _repository.PathOf($"{split}.parquet")).RecordsWritten;

    private string[] Entries(string folder) =>
        [.. new DirectoryInfo(_repository.PathOf(folder)).EnumerateFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal)];

    private string[] Files(string folder) => [.. Directory.EnumerateFiles(_repository.PathOf(folder), "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_repository.PathOf(folder), file)).Order(StringComparer.Ordinal)];
}
