using CoIN.Data.Raw;
using FsCheck;
using FsCheck.Fluent;

namespace CoIN.Data.Tests.Raw;

public sealed class PaddedBoxTests
{
    [Fact]
    public void FromPixels_WideImage_MovesTheBoxDown() =>
        Assert.Equal(new BoundingBox(0.1, 0.45, 0.5, 0.75), PaddedBox.FromPixels(10, 20, 40, 30, 100, 50));

    [Fact]
    public void FromPixels_FractionOfAPixelOutside_IsCutToTheSquare() =>
        Assert.Equal("[0.00, 0.00, 1.00, 1.00]", PaddedBox.FromPixels(-0.4, 0, 100.9, 100.2, 100, 100)!.ToString());

    [Theory]
    [InlineData(-2, 0, 10, 10)]
    [InlineData(95, 0, 10, 10)]
    [InlineData(0, 0, 0, 10)]
    [InlineData(double.NaN, 0, 10, 10)]
    public void FromPixels_BoxOutsideTheImage_IsNull(double x, double y, double width, double height) =>
        Assert.Null(PaddedBox.FromPixels(x, y, width, height, 100, 50));

    [Fact]
    public void Parse_PrintedBox_IsWithinHalfAUnitOfTheRawOne()
    {
        var cases = from width in Gen.Choose(1, 5000)
                    from height in Gen.Choose(1, 5000)
                    from x in Gen.Choose(0, 999)
                    from y in Gen.Choose(0, 999)
                    from right in Gen.Choose(x + 1, 1000)
                    from bottom in Gen.Choose(y + 1, 1000)
                    select (Width: width, Height: height, X: width * x / 1000.0, Y: height * y / 1000.0, W: width * (right - x) / 1000.0, H: height * (bottom - y) / 1000.0);

        Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(cases), box =>
        {
            var printed = PaddedBox.FromPixels(box.X, box.Y, box.W, box.H, box.Width, box.Height)!;
            var read = BoundingBox.Parse(printed.ToString())!;
            double side = Math.Max(box.Width, box.Height);
            var (left, top) = ((box.X + ((side - box.Width) / 2)) / side, (box.Y + ((side - box.Height) / 2)) / side);
            double[] differences = [read.X1 - left, read.Y1 - top, read.X2 - left - (box.W / side), read.Y2 - top - (box.H / side)];
            return read == printed && differences.All(difference => Math.Abs(difference) <= 0.005 + 1e-9);
        }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[0.1, 0.2, 0.3]")]
    [InlineData("[0.1, 0.2, 0.3, 1.2]")]
    [InlineData("[0.1, 0.2, 0.3, -0.2]")]
    [InlineData("[0.1, 0.2, 0.3, NaN]")]
    [InlineData("0.1, 0.2, 0.3, 0.4")]
    public void Parse_AnythingElse_IsNull(string text) => Assert.Null(BoundingBox.Parse(text));
}
