using CoIN.Benchmark;
using FsCheck;
using FsCheck.Fluent;

namespace CoIN.Training.Tests;

public sealed class LengthGroupedSamplerTests
{
    [Fact]
    public void MicroBatches_AnyLengths_HoldEachRecordOnce() =>
        Check.QuickThrowOnFailure(Prop.ForAll<int[], byte, byte>((drawn, batch, steps) =>
        {
            var lengths = drawn.Select(length => length == 0 ? 1 : length).ToList();
            var (microBatch, accumulation) = (1 + (batch % 7), 1 + (steps % 4));

            var batches = Sample(lengths, microBatch, accumulation);

            Assert.Equal(Enumerable.Range(0, lengths.Count), batches.SelectMany(records => records).Order());
            Assert.All(batches.SkipLast(1), records => Assert.Equal(microBatch, records.Length));
        }));

    [Fact]
    public void MicroBatches_ImagesAndTexts_ShareNoFullBatch()
    {
        var lengths = Enumerable.Range(0, 100).Select(i => i % 3 == 0 ? -(i + 1) : i + 1).ToList();

        var batches = Sample(lengths, 8, 1);

        // 67 records with image and 34 without fill 8 and 4 batches; what remains of both comes last.
        Assert.All(batches.Take(12), records => Assert.Single(records.Select(i => lengths[i] > 0).Distinct()));
        Assert.Equal(8, batches.Take(12).Count(records => lengths[records[0]] > 0));
    }

    [Fact]
    public void MicroBatches_OneStepAnUpdate_FallInLengthWithinEach()
    {
        var lengths = Enumerable.Range(1, 64).ToList();

        Assert.All(Sample(lengths, 8, 1), records => Assert.Equal(records.OrderByDescending(i => lengths[i]), records));
    }

    [Fact]
    public void MicroBatches_SeveralStepsAnUpdate_ShareOutTheLength()
    {
        var lengths = Enumerable.Range(1, 64).ToList();

        var updates = Sample(lengths, 4, 4).Chunk(4).Select(update => update.Select(records => records.Sum(i => lengths[i])).ToList());

        // The longest record goes to the least filled step each time, so no step is longer than another by more than one record.
        Assert.All(updates, totals => Assert.True(totals.Max() - totals.Min() <= 64, string.Join(' ', totals)));
    }

    [Fact]
    public void MicroBatches_SameSeed_GiveTheSameOrder()
    {
        var lengths = Enumerable.Range(1, 50).ToList();

        Assert.Equal(Sample(lengths, 4, 2), Sample(lengths, 4, 2));
        Assert.NotEqual(Sample(lengths, 4, 2), LengthGroupedSampler.MicroBatches(lengths, 4, 2, new SeededRandom(8)));
    }

    [Fact]
    public void MicroBatches_RecordWithoutWords_IsRefused() =>
        Assert.Equal(
            "a record without words has no length (Parameter 'lengths')",
            Assert.Throws<ArgumentException>(() => Sample([1, 0], 1, 1)).Message);

    private static IReadOnlyList<int[]> Sample(IReadOnlyList<int> lengths, int microBatch, int accumulation) =>
        LengthGroupedSampler.MicroBatches(lengths, microBatch, accumulation, new SeededRandom(7));
}
