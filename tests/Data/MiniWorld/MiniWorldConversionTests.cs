using CoIN.Data.Raw;

namespace CoIN.Data.Tests.MiniWorld;

[Collection(SmallWorldCollection.Name)]
public sealed class MiniWorldConversionTests(SmallWorld world)
{
    public static TheoryData<string> Tasks => [.. RawConverters.All.Select(converter => converter.Task)];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Read_WithTheConvertersOfTheRealData_GivesTheAskedRecords(string task)
    {
        var converter = RawConverters.For(task);

        var train = converter.Read(new RawInput(world.Root, task), "train").ToList();
        var test = converter.Read(new RawInput(world.Root, task), "test").ToList();

        Assert.Equal((SmallWorld.Train, SmallWorld.Test), (train.Count, test.Count));
        Assert.All(test, record => Assert.Single(record.Turns));
        Assert.All(train.Concat(test).Where(record => record.ImagePath is not null), record => Assert.True(File.Exists(world.PathOf(record.ImagePath!))));
        Assert.Empty(train.Select(record => record.ImagePath).OfType<string>().Intersect(test.Select(record => record.ImagePath).OfType<string>()));
    }

    [Fact]
    public void Read_MultiTurnTasks_HaveThreeToFiveTurnsAnImage()
    {
        foreach (var task in (string[])["GQA", "VQAv2", "OCR-VQA"])
        {
            var records = RawConverters.For(task).Read(new RawInput(world.Root, task), "train");

            Assert.All(records, record => Assert.InRange(record.Turns.Count, 3, 5));
        }
    }
}
