using System.Text;
using System.Text.Json;
using CoIN.Data.Raw;
using CoIN.Errors;
using FsCheck;
using FsCheck.Fluent;

namespace CoIN.Data.Tests.Raw;

public sealed class JsonItemsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_PropertyBehindOthers_SkipsThemWhateverTheyHold()
    {
        var items = Read(""" { "a": {"items": [1, "]}\"", {}]}, "b": [[], [{}]], "c": "items", "d": -1.5e3, "e": null, "items" : [ 1 , "x" ,{"y":[2]} ] } """, "items");

        Assert.Equal(["1", "\"x\"", "{\"y\":[2]}"], items.Select(item => item.Text));
    }

    [Fact]
    public void Read_KeysWithEscapes_AreUnescaped() => Assert.Equal(["a\"b", "é"], Read("""{"a\"b": 1, "\u00e9": 2}""").Select(item => item.Key));

    [Fact]
    public void Read_EmptyContainers_HaveNoItems()
    {
        Assert.Empty(Read("[]"));
        Assert.Empty(Read(" { } "));
        Assert.Empty(Read("""{"items": []}""", "items"));
    }

    [Fact]
    public void Read_ItemsOverBufferEnds_AreWhole()
    {
        var texts = Enumerable.Range(0, 3_000).Select(i => new string((char)('a' + (i % 26)), i)).ToArray();

        var items = Read(JsonSerializer.Serialize(texts));

        Assert.Equal(texts, items.Select(item => JsonSerializer.Deserialize<string>(item.Text)!));
    }

    [Fact]
    public void Read_AnyTexts_GivesThemBack() => Check.QuickThrowOnFailure(Prop.ForAll(
        Arb.From(ArbMap.Default.GeneratorFor<string[]>().Where(texts => texts.All(text => text is not null && IsWhole(text)))),
        texts => Read(JsonSerializer.Serialize(texts)).Select(item => JsonSerializer.Deserialize<string>(item.Text)).SequenceEqual(texts)));

    [Fact]
    public void Read_AnyObjects_GivesThemBack()
    {
        // Long enough for whole blocks, with quotes, backslashes and brackets in texts at every place of a block.
        string[] pieces = ["a", "\\", "\"", "{", "}", "[", "]", "\\\"", "\n", "text", "\u00e9", "        ", "0123456789abcdef0123456789abcdef"];
        var gen = ArbMap.Default.GeneratorFor<int[]>().Resize(60).Select(numbers => string.Concat(numbers.Select(number => pieces[(number & int.MaxValue) % pieces.Length])));
        Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(gen.ArrayOf()), texts =>
        {
            var items = texts.Select(text => JsonSerializer.Serialize(new Dictionary<string, object> { [text] = new[] { text, "x" }, ["n"] = new { text } })).ToArray();
            return Read($"[{string.Join(", ", items)}]").Select(item => item.Text).SequenceEqual(items);
        }));
    }

    [Theory]
    [InlineData("[1 2]", null, "x.json: malformed JSON at byte 3: ',' was expected, '2' found")]
    [InlineData("{\"a\" 1}", null, "x.json: malformed JSON at byte 5: ':' was expected, '1' found")]
    [InlineData("{a: 1}", null, "x.json: malformed JSON at byte 1: '\"' was expected, 'a' found")]
    [InlineData("{\"items\": {}}", "items", "x.json: 'items' holds no list; is this another file?")]
    [InlineData("[1]", "items", "x.json: an object was expected at byte 0, '[' found")]
    public void Read_MalformedFile_SaysWhere(string text, string? property, string expected)
    {
        var exception = Assert.Throws<PipelineException>(() => Read(text, property));

        Assert.Equal(expected + RawFixture.Repair, exception.Message);
    }

    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x5B, 0x5D }, "begins with a byte order mark, plain UTF-8 was expected; remove its first three bytes")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x5B, 0x00 }, "is UTF-16, UTF-8 was expected; convert it")]
    [InlineData(new byte[] { 0x1F, 0x8B, 0x08, 0x00 }, "is packed with gzip, plain text was expected; unpack it, and let the result have this name")]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04 }, "is a zip archive, plain text was expected; unpack it, and put what is in it here")]
    public void Read_FileOfAnotherForm_SaysWhatToDo(byte[] bytes, string expected)
    {
        File.WriteAllBytes(_folder.File("x.json"), bytes);

        var exception = Assert.Throws<PipelineException>(() => JsonItems.Read(_folder.File("x.json"), "x.json").ToList());

        Assert.Equal($"x.json: the file {expected}", exception.Message);
    }

    private static bool IsWhole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;

    private List<(string? Key, string Text)> Read(string text, string? property = null) =>
        [.. JsonItems.Read(_folder.Write("x.json", text), "x.json", property).Select(item => (item.Key, Encoding.UTF8.GetString(item.Bytes.Span)))];
}
