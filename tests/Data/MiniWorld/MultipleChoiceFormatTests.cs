using System.Text.Json;

namespace CoIN.Data.Tests.MiniWorld;

[Collection(SmallWorldCollection.Name)]
public sealed class MultipleChoiceFormatTests(SmallWorld world)
{
    [Fact]
    public void ScienceQa_Splits_HaveTheAskedSizesAndCoverAllProblems()
    {
        var splits = world.Json("ScienceQA/pid_splits.json");
        var problems = world.Json("ScienceQA/problems.json");

        Assert.Equal(SmallWorld.Train, splits.GetProperty("train").GetArrayLength());
        Assert.Equal(SmallWorld.Validation, splits.GetProperty("val").GetArrayLength());
        Assert.Equal(SmallWorld.Test, splits.GetProperty("test").GetArrayLength());
        Assert.Equal(
            ["train", "val", "test", "trainval", "minitrain", "minival", "minitest"],
            splits.EnumerateObject().Select(split => split.Name));
        foreach (var split in (string[])["train", "val", "test"])
        {
            Assert.All(splits.GetProperty(split).EnumerateArray(), id => Assert.Equal(split, Text(problems.GetProperty(id.GetString()!), "split")));
        }

        Assert.Equal(SmallWorld.Train + SmallWorld.Validation + SmallWorld.Test, problems.EnumerateObject().Count());
    }

    [Fact]
    public void ScienceQa_EveryProblem_HasTheRealFieldsAndARightChoice()
    {
        foreach (var problem in world.Json("ScienceQA/problems.json").EnumerateObject())
        {
            Assert.Equal(
                ["question", "choices", "answer", "hint", "image", "task", "grade", "subject", "topic", "category", "skill", "lecture", "solution", "split"],
                problem.Value.EnumerateObject().Select(field => field.Name));
            var choices = problem.Value.GetProperty("choices").EnumerateArray().Select(choice => choice.GetString()).ToList();
            Assert.InRange(choices.Count, 2, 5);
            Assert.Equal(choices.Count, choices.Distinct().Count());
            Assert.InRange(problem.Value.GetProperty("answer").GetInt32(), 0, choices.Count - 1);
        }
    }

    [Fact]
    public void ScienceQa_Images_AreThereWhereProblemsNameThem()
    {
        var problems = world.Json("ScienceQA/problems.json").EnumerateObject().ToList();

        var named = problems.Where(problem => problem.Value.GetProperty("image").ValueKind == JsonValueKind.String).ToList();
        Assert.InRange(named.Count, problems.Count / 4, problems.Count * 3 / 4);
        Assert.All(named, problem => Assert.True(File.Exists(world.PathOf($"ScienceQA/images/{Text(problem.Value, "split")}/{problem.Name}/image.png"))));
        Assert.Equal(named.Count, Directory.GetFiles(world.PathOf("ScienceQA/images"), "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void ScienceQa_TextProblems_NeverStandInTwoSplits()
    {
        var texts = world.Json("ScienceQA/problems.json").EnumerateObject().Select(problem => problem.Value)
            .Where(problem => problem.GetProperty("image").ValueKind == JsonValueKind.Null)
            .Select(problem => (Split: Text(problem, "split"),
                Key: string.Join('|', problem.GetProperty("choices").EnumerateArray().Select(choice => choice.GetString()).Order(StringComparer.Ordinal)
                    .Append(Text(problem, "hint")).Append(Text(problem, "question")))));

        Assert.All(texts.GroupBy(text => text.Key), group => Assert.Single(group.Select(text => text.Split).Distinct()));
    }

    [Fact]
    public void ImageNet_Labels_MatchTheFoldersAndTheValidationImages()
    {
        var synsets = File.ReadAllLines(world.PathOf("ImageNet_withlabel/LOC_synset_mapping.txt"));
        Assert.Equal(16, synsets.Length);
        Assert.Contains("n02883205 bow tie, bow-tie, bowtie", synsets);
        var ids = synsets.Select(line => line[..9]).ToList();

        var folders = Directory.GetDirectories(world.PathOf("ImageNet_withlabel/train"));
        Assert.Equal(ids, folders.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(folders, folder => Assert.Equal(SmallWorld.Train / 16, Directory.GetFiles(folder, $"{Path.GetFileName(folder)}_*.JPEG").Length));

        var solution = File.ReadAllLines(world.PathOf("ImageNet_withlabel/LOC_val_solution.csv"));
        Assert.Equal("ImageId,PredictionString", solution[0]);
        Assert.Equal(SmallWorld.Test, solution.Length - 1);
        Assert.All(solution.Skip(1), line => Assert.Matches(@"^ILSVRC2012_val_\d{8},n\d{8} \d+ \d+ \d+ \d+ $", line));
        Assert.All(solution.Skip(1), line => Assert.Contains(line.Split(',')[1][..9], ids));
        Assert.All(solution.Skip(1), line => Assert.True(File.Exists(world.PathOf($"ImageNet_withlabel/val/{line.Split(',')[0]}.JPEG"))));
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
