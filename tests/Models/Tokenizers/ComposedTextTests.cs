using System.Text.Json;
using CoIN.Models.Tokenizers;

namespace CoIN.Models.Tests.Tokenizers;

public class ComposedTextTests
{
    [Fact]
    public void Of_LettersMarksAndHangul_IsPythonsFormC()
    {
        var cases = JsonSerializer.Deserialize<string[][]>(File.ReadAllBytes("expected/nfc.json"))!;

        Assert.All(cases, pair => Assert.Equal(pair[1], ComposedText.Of(pair[0])));
    }

    [Fact]
    public void Of_ComposedText_StaysAsItIs() => Assert.All(
        JsonSerializer.Deserialize<string[][]>(File.ReadAllBytes("expected/nfc.json"))!, pair => Assert.Equal(pair[1], ComposedText.Of(pair[1])));
}
