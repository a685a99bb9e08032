using FsCheck;
using FsCheck.Fluent;
using TorchSharp;
using static TorchSharp.torch;

namespace CoIN.TorchSharp.Tests;

/// <summary>Slices of random shapes hold the elements that counting by hand finds.</summary>
public class IndexingProperties
{
    private static readonly Gen<(int Size, int? Start, int? Stop, int Step)> Slices =
        from size in Gen.Choose(1, 6)
        from start in Gen.OneOf(Gen.Constant((int?)null), Gen.Choose(-7, 7).Select(number => (int?)number))
        from stop in Gen.OneOf(Gen.Constant((int?)null), Gen.Choose(-7, 7).Select(number => (int?)number))
        from step in Gen.Choose(1, 3)
        select (size, start, stop, step);

    [Fact]
    public void Slices_OfTwoDimensions_HoldTheElementsCountedByHand() =>
        Prop.ForAll(Slices.Two().ToArbitrary(), pair =>
        {
            using var scope = NewDisposeScope();
            var (rows, columns) = (pair.Item1, pair.Item2);
            var x = arange(rows.Size * columns.Size).reshape(rows.Size, columns.Size);

            var found = x[TensorIndex.Slice(rows.Start, rows.Stop, rows.Step), TensorIndex.Slice(columns.Start, columns.Stop, columns.Step)];

            var expected = from row in Numbers(rows) from column in Numbers(columns) select (long)((row * columns.Size) + column);
            return expected.SequenceEqual(found.data<long>());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Writes_ToASlice_ReachExactlyItsElements() =>
        Prop.ForAll(Slices.ToArbitrary(), slice =>
        {
            using var scope = NewDisposeScope();
            var x = zeros(slice.Size, 2, ScalarType.Int64);

            x.index_put_(1, TensorIndex.Slice(slice.Start, slice.Stop, slice.Step));

            var written = Numbers(slice).ToHashSet();
            return Enumerable.Range(0, slice.Size).All(row => x[row].sum().ToInt64() == (written.Contains(row) ? 2 : 0));
        }).QuickCheckThrowOnFailure();

    private static IEnumerable<int> Numbers((int Size, int? Start, int? Stop, int Step) slice)
    {
        var start = Clamp(slice.Start ?? 0, slice.Size);
        var stop = Clamp(slice.Stop ?? slice.Size, slice.Size);
        for (var number = start; number < stop; number += slice.Step)
        {
            yield return number;
        }
    }

    private static int Clamp(int number, int size) => Math.Clamp(number < 0 ? number + size : number, 0, size);
}
