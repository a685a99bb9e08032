namespace CoIN.Data.Tests;

public sealed class PrefetchTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 8)]
    [InlineData(4, 3)]
    public void Ordered_AnyWorkers_KeepsOrder(int workers, int ahead)
    {
        var results = Prefetch.Ordered(Enumerable.Range(0, 200), i => { Thread.Sleep(i % 3); return i * i; }, workers, ahead);

        Assert.Equal(Enumerable.Range(0, 200).Select(i => i * i), results);
    }

    [Fact]
    public void Ordered_WorkThrows_ThrowsWhereTheResultWouldCome()
    {
        var taken = new List<int>();

        var exception = Assert.Throws<InvalidDataException>(() =>
        {
            foreach (var result in Prefetch.Ordered(Enumerable.Range(0, 9), i => i < 5 ? i : throw new InvalidDataException($"{i}"), 2, 4))
            {
                taken.Add(result);
            }
        });

        Assert.Equal("5", exception.Message);
        Assert.Equal([0, 1, 2, 3, 4], taken);
    }

    [Fact]
    public void Ordered_ConsumerStops_ReadsNoFurtherThanAhead()
    {
        var read = 0;

        var first = Prefetch.Ordered(Enumerable.Range(0, 100).Select(i => { read++; return i; }), i => i, 2, 5).First();

        Assert.Equal((0, 5), (first, read));
    }
}
