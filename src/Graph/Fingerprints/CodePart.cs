namespace CoIN.Graph.Fingerprints;

/// <summary>The text of a type or of a reference to a member, with what it leads to.</summary>
/// <param name="Text">Names and signatures; <see cref="Placeholder"/> stands for each name that the compiler invented.</param>
/// <param name="Generated">The symbols behind the placeholders, in their order.</param>
/// <param name="Edges">Where it leads.</param>
/// <param name="Definition">The type, or the type that declares the member, if it is ours.</param>
internal sealed record CodePart(string Text, IReadOnlyList<CodeSymbol> Generated, IReadOnlyList<CodeEdge> Edges, CodeSymbol? Definition = null)
{
    /// <summary>Stands for an invented name; no name of C# holds it.</summary>
    public const string Placeholder = "\u0001";

    /// <summary>Returns a text that leads nowhere.</summary>
    public static CodePart Of(string text) => new(text, [], []);

    /// <summary>Returns this part with more text behind it.</summary>
    public CodePart Then(string text) => this with { Text = Text + text };

    /// <summary>Returns this part with another behind it; the definition stays this part's.</summary>
    public CodePart Then(CodePart next) => this with { Text = Text + next.Text, Generated = [.. Generated, .. next.Generated], Edges = [.. Edges, .. next.Edges] };

    /// <summary>Returns this part with an edge more.</summary>
    public CodePart And(CodeEdge edge) => this with { Edges = [.. Edges, edge] };

    /// <summary>Returns this part with one kind of edge turned into another.</summary>
    public CodePart With(CodeEdgeKind from, CodeEdgeKind to) => this with { Edges = [.. Edges.Select(edge => edge.Kind == from ? edge with { Kind = to } : edge)] };

    /// <summary>Returns parts between two texts, with commas between them.</summary>
    public static CodePart List(string open, IEnumerable<CodePart> parts, string close)
    {
        var all = parts.ToList();
        return new CodePart(
            open + string.Join(',', all.Select(part => part.Text)) + close,
            [.. all.SelectMany(part => part.Generated)],
            [.. all.SelectMany(part => part.Edges)]);
    }
}
