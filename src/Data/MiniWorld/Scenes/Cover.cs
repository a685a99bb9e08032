using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Drawing;

namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>A book cover: the title above, the sign of the genre in the middle, the author below.</summary>
/// <param name="Background">The colour of the cover.</param>
/// <param name="Colour">What that colour is called.</param>
/// <param name="Title">The title.</param>
/// <param name="Author">The author.</param>
/// <param name="Emblem">The shape in the middle; it tells the genre.</param>
/// <param name="NoiseSeed">Decides the pixel noise.</param>
internal sealed record Cover(Rgb Background, ShapeColour Colour, Lettering Title, Lettering Author, SceneObject Emblem, ulong NoiseSeed) : IPicture
{
    private const double LeastContrast = 110;

    /// <inheritdoc/>
    public int Blur => 0;

    /// <summary>The kind of book.</summary>
    public string Genre => Names.Genres[(int)Emblem.Shape];

    /// <inheritdoc/>
    public void Draw(Canvas canvas)
    {
        Title.Draw(canvas);
        Rasteriser.Fill(canvas, Emblem.Paint, ShapeOutlines.Fit(Emblem.Shape, Emblem.Box));
        Author.Draw(canvas);
    }

    /// <summary>Draws a cover at random.</summary>
    public static Cover Sample(SeededRandom random)
    {
        var colour = (ShapeColour)random.Next(Names.Colours.Count);
        var paint = Palette.Paint(colour, random);
        var ink = paint.Luminance > 120 ? Palette.Dark(random) : Palette.Light(random);
        var (thing, person) = (random.Choose(Names.Things), random.Choose(Names.People));
        var title = Lettering.Sample(random, thing, PixelFont.LargestScale(thing), 0, 2, ink);
        var authorScale = 1 + random.Next(PixelFont.LargestScale(person));
        var author = Lettering.Sample(random, person, authorScale, 6, 9 - authorScale, ink);
        return new Cover(paint, colour, title, author, SampleEmblem(random, paint), random.NextUInt64());
    }

    private static SceneObject SampleEmblem(SeededRandom random, Rgb cover)
    {
        var shape = (Shape)random.Next(Names.Shapes.Count);
        var (width, height) = (random.Next(16, 21), random.Next(16, 21));
        if (shape == Shape.Rectangle)
        {
            width = random.Next(26, 32);
        }
        else
        {
            height = width;
        }

        while (true)
        {
            var colour = (ShapeColour)random.Next(Names.Colours.Count);
            var paint = Palette.Paint(colour, random);
            if (paint.Distance(cover) >= LeastContrast)
            {
                var (left, top) = (random.Next(4, Canvas.Side - 4 - width), random.Next(25, 47 - height));
                return new SceneObject(shape, colour, ObjectSize.Large, paint, new Box(left, top, left + width, top + height));
            }
        }
    }
}
