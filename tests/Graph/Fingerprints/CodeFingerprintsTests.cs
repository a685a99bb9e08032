using CoIN.Store;
using CoIN.Store.Tests.Support;

namespace CoIN.Graph.Tests.Fingerprints;

public sealed class CodeFingerprintsTests
{
    private const string Scorer = """
        public static class Entry
        {
            public static Action Make() { var limit = 3; return () => Console.WriteLine(Score(limit)); }
            private static int Score(int limit) { var sum = 0; foreach (var item in Items(limit)) { sum += item; } return sum; }
            private static IEnumerable<int> Items(int limit) { for (var i = 0; i < limit; i++) { yield return i * 7; } }
        }
        """;

    private const string Shapes = """
        public interface IShape { int Area(); }
        public class Square : IShape { public virtual int Area() => 4; }
        public sealed class Big : Square { public override int Area() => 9; }
        public static class Entry { public static Action Make() => () => Console.WriteLine(Measure(null)); static int Measure(IShape shape) => shape.Area(); }
        """;

    private const string Data = """
        public enum Colour { Red, Green }
        public sealed class Row { public int Size { get; set; } public Colour Colour { get; set; } }
        public static class Tables { public static readonly int Start = 5; public static readonly byte[] Bytes = { 1, 2, 3, 4, 5, 6, 7, 8 }; }
        public static class Entry
        {
            public static Func<Task> Make() => async () => { await Task.Yield(); Use(new Row { Size = Tables.Start + Tables.Bytes[0] }); };
            static void Use(object row) { try { Console.WriteLine(row); } catch (FormatException) { } }
        }
        """;

    public static TheoryData<string, string, string> Meaningless => new()
    {
        { Scorer, "var sum = 0;", "/* the sum */\n\n  var sum = 0;" },
        { Scorer, "sum", "total" },
        { Scorer, "limit", "bound" },
        { Scorer, "var i = 0; i < limit; i++) { yield return i * 7", "var k = 0; k < limit; k++) { yield return k * 7" },
        { Scorer, "private static int Score", "public static int Score" },
        { Scorer, "public static Action Make", "public static Func<int, int> Unrelated(int by) => x => x + by;\n public static Action Make" },
        { Scorer, "public static Action Make", "static Func<int, int> Twice() => x => x + x; static IEnumerable<int> None() { yield break; }\n public static Action Make" },
        { Scorer, "public static class Entry", "public sealed class Unrelated { public object Made() => new { A = 1 }; }\npublic static class Entry" },
        { Shapes, "int Measure(IShape shape) => shape.Area()", "int Measure(IShape shape) => shape.Area(); static int Other() => 1" },
        { Data, "public static class Entry", "public enum Other { A }\npublic static class Others { public static readonly int Start = 6; }\npublic static class Entry" },
    };

    public static TheoryData<string, string, string> Meaningful => new()
    {
        { Scorer, "i * 7", "i * 8" },
        { Scorer, "var limit = 3; return () => Console.WriteLine(Score(limit))", "return () => Console.WriteLine(Score(3))" },
        { Scorer, "sum += item", "sum -= item" },
        { Scorer, "IEnumerable<int> Items(int limit) { for (var i = 0;", "IEnumerable<int> Items(int limit) { for (var i = 1;" },
        { Shapes, "=> 4", "=> 5" },
        { Shapes, "=> 9", "=> 8" },
        { Shapes, "public sealed class Big", "public sealed class Explicit : IShape { int IShape.Area() => 1; }\npublic sealed class Big" },
        { Data, "Start = 5", "Start = 6" },
        { Data, "7, 8 }", "7, 9 }" },
        { Data, "Red, Green", "Red, Blue" },
        { Data, "int Size { get; set; }", "int Size { get; set; } public int Area => 3;" },
        { Data, "public int Size", "[System.ComponentModel.DataAnnotations.Range(1, 2)] public int Size" },
        { Data, "FormatException", "ArgumentException" },
        { Data, "await Task.Yield();", "await Task.Yield(); await Task.Yield();" },
        { Data, "public static class Entry", "static class Start { [System.Runtime.CompilerServices.ModuleInitializer] internal static void Do() => Console.Write(1); }\npublic static class Entry" },
        { Data, "sealed class Row {", "sealed class Row { public override string ToString() => string.Empty;" },
    };

    [Theory]
    [MemberData(nameof(Meaningless))]
    public void Of_ChangeWithoutMeaning_IsTheSame(string source, string old, string changed) =>
        Assert.Equal(CompiledSource.Fingerprint(source), CompiledSource.Fingerprint(Replaced(source, old, changed)));

    [Theory]
    [MemberData(nameof(Meaningful))]
    public void Of_ChangedBehaviour_IsAnother(string source, string old, string changed) =>
        Assert.NotEqual(CompiledSource.Fingerprint(source), CompiledSource.Fingerprint(Replaced(source, old, changed)));

    [Fact]
    public void Of_MovedMembers_IsTheSame()
    {
        const string make = "public static Action Make() => () => Console.WriteLine(new[] { 1, 2 }.Select(x => x * Factor()).Sum(x => x + 1));";
        const string factor = "static int Factor() => new[] { 3 }.Select(x => x + 4).Sum();";
        var together = CompiledSource.Fingerprint($"public static partial class Entry {{ {make} {factor} }}");

        Assert.Equal(together, CompiledSource.Fingerprint($"public static partial class Entry {{ {factor} {make} }}"));
        Assert.Equal(together, CompiledSource.Fingerprint($"public static partial class Entry {{ {factor} }}", $"public static partial class Entry {{ {make} }}"));
    }

    [Fact]
    public void Of_SwappedLambdas_IsAnother() => Assert.NotEqual(
        CompiledSource.Fingerprint("public static class Entry { public static Action Make() => () => { Func<int, int> a = x => x + 1, b = x => x + 2; Console.WriteLine(a(1) - b(1)); }; }"),
        CompiledSource.Fingerprint("public static class Entry { public static Action Make() => () => { Func<int, int> a = x => x + 2, b = x => x + 1; Console.WriteLine(a(1) - b(1)); }; }"));

    [Fact]
    public void Of_AnotherTypeArgument_IsAnother()
    {
        const string source = "public sealed class Box<T> { public string Name => typeof(T).Name; }\npublic static class Entry { public static Action Make() => () => Console.WriteLine(new Box<int>().Name); }";

        Assert.NotEqual(CompiledSource.Fingerprint(source), CompiledSource.Fingerprint(Replaced(source, "Box<int>", "Box<long>")));
    }

    [Fact]
    public void Of_CapturedDelegateAndObject_AreRead()
    {
        const string source = """
            public sealed class Captured { public override string ToString() => "a"; }
            public static class Entry
            {
                public static Action Make() => Make(() => 1, new Captured());
                static Action Make(Func<int> number, object value) => () => Console.WriteLine($"{number()}{value}");
            }
            """;
        var before = CompiledSource.Fingerprint(source);

        Assert.NotEqual(before, CompiledSource.Fingerprint(Replaced(source, "() => 1", "() => 2")));
        Assert.NotEqual(before, CompiledSource.Fingerprint(Replaced(source, "\"a\"", "\"b\"")));
    }

    [Fact]
    public void Of_DeserialisedType_IsRead()
    {
        const string source = """
            public sealed class Inner { public Inner() => Size = 1; public int Size { get; set; } }
            public sealed class Outer { public List<Inner> Inner { get; set; } }
            public static class Entry { public static Action Make() => () => Console.WriteLine(System.Text.Json.JsonSerializer.Deserialize<Outer>("{}")); }
            """;

        Assert.NotEqual(CompiledSource.Fingerprint(source), CompiledSource.Fingerprint(Replaced(source, "Size = 1", "Size = 2")));
    }

    [Theory]
    [InlineData("typeof(Entry).Assembly.GetManifestResourceStream(\"text\")", false)]
    [InlineData("null", true)]
    public void Of_EmbeddedResource_CountsWhereItIsRead(string read, bool isSame)
    {
        var source = $"public static class Entry {{ public static Action Make() => () => Console.WriteLine((object){read}); }}";

        Assert.Equal(isSame, CompiledSource.Fingerprint([source], "old") == CompiledSource.Fingerprint([source], "new"));
    }

    [Fact]
    public void Of_RebuiltAssembly_IsReadAgain()
    {
        using var folder = new TempFolder();
        using var store = ContentStore.Open(folder["cache"], new ManualTimeProvider());
        var path = folder["CoIN.Sample.dll"];
        CompiledSource.Compile([Scorer], null, path);
        var first = CompiledSource.Fingerprint(path, store);
        var known = File.ReadAllText(store.Layout.CodeIndex);
        Assert.Equal(first, CompiledSource.Fingerprint(path, store));
        Assert.Contains(first, known, StringComparison.Ordinal);

        File.Delete(path);
        CompiledSource.Compile([Replaced(Scorer, "i * 7", "i * 8")], null, path);

        Assert.NotEqual(first, CompiledSource.Fingerprint(path, store));
        Assert.DoesNotContain(first, File.ReadAllText(store.Layout.CodeIndex), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("coin-code-1\ncode x\nend\n")]
    [InlineData("coin-code-1\nfile 12 /none\nend\n")]
    [InlineData("coin-code-1\ncode x y")]
    public void Of_DamagedCache_IsMadeAgain(string content)
    {
        using var folder = new TempFolder();
        using var store = ContentStore.Open(folder["cache"], new ManualTimeProvider());
        CompiledSource.Compile([Scorer], null, folder["CoIN.Sample.dll"]);
        var first = CompiledSource.Fingerprint(folder["CoIN.Sample.dll"], store);
        var whole = File.ReadAllText(store.Layout.CodeIndex);
        File.WriteAllText(store.Layout.CodeIndex, content);

        Assert.Equal(first, CompiledSource.Fingerprint(folder["CoIN.Sample.dll"], store));
        Assert.Equal(whole, File.ReadAllText(store.Layout.CodeIndex));
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("loop")]
    [InlineData("pipe")]
    [InlineData("device")]
    [InlineData("unreadable")]
    public void Of_AnythingInPlaceOfTheCache_IsReplaced(string fault)
    {
        using var folder = new TempFolder();
        using var store = ContentStore.Open(folder["cache"], new ManualTimeProvider());
        CompiledSource.Compile([Scorer], null, folder["CoIN.Sample.dll"]);
        var first = CompiledSource.Fingerprint(folder["CoIN.Sample.dll"], store);
        var whole = File.ReadAllText(store.Layout.CodeIndex);
        PlantedFault.Plant(fault, store.Layout.CodeIndex, "");

        Assert.Equal(first, CompiledSource.Fingerprint(folder["CoIN.Sample.dll"], store));
        Assert.Equal(whole, File.ReadAllText(store.Layout.CodeIndex));
    }

    private static string Replaced(string source, string old, string changed)
    {
        Assert.Contains(old, source, StringComparison.Ordinal);
        return source.Replace(old, changed, StringComparison.Ordinal);
    }
}
