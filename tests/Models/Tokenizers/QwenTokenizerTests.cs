using System.Text.Json;
using CoIN.Errors;
using CoIN.Models.Tokenizers;
using FsCheck;
using FsCheck.Fluent;

namespace CoIN.Models.Tests.Tokenizers;

/// <summary>Qwen's tokenizer against an independent implementation, with a small vocabulary in the published format (scripts/qwen_reference.py).</summary>
public sealed class QwenTokenizerTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Encode_SmallVocabulary_GivesTheReferencesIds()
    {
        var tokenizer = Small();
        var cases = JsonDocument.Parse(File.ReadAllBytes("expected/qwen_tokens.json")).RootElement;

        foreach (var item in cases.EnumerateArray())
        {
            var text = item.GetProperty("text").GetString()!;
            Assert.Equal(item.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32()), tokenizer.Encode(text));
            Assert.Equal(ComposedText.Of(text), tokenizer.Decode(tokenizer.Encode(text)));
        }
    }

    [Fact]
    public void Decode_WhatWasEncoded_IsTheTextInFormC()
    {
        var tokenizer = Small();
        var texts = ArbMap.Default.ArbFor<string>().Filter(text => text is not null && !text.Any(char.IsSurrogate));

        Check.QuickThrowOnFailure(Prop.ForAll(texts, text => tokenizer.Decode(tokenizer.Encode(text)) == ComposedText.Of(text)));
    }

    [Fact]
    public void Encode_HalfASurrogatePair_IsTheReplacementCharacter() => Assert.Equal("a\uFFFDb", Small().Decode(Small().Encode("a\uD800b")));

    [Fact]
    public void Encode_LongWord_TakesLessThanQuadraticTime()
    {
        var text = string.Concat(Enumerable.Repeat("anantidisestablishmentarianist", 20_000));

        Assert.Equal(text, Small().Decode(Small().Encode(text)));
    }

    [Fact]
    public void MarkId_AsManyRanksAsPublished_AreThePublishedIds()
    {
        var tokens = Enumerable.Range(0, 256).Select(value => new[] { (byte)value })
            .Concat(Enumerable.Range(0, 65536).Select(value => new[] { (byte)(value >> 8), (byte)(value & 255) }))
            .Concat(Enumerable.Range(0, 151643 - 65536 - 256).Select(value => new[] { (byte)(value >> 16), (byte)((value >> 8) & 255), (byte)(value & 255) }));
        File.WriteAllLines(_path, tokens.Select((token, rank) => $"{Convert.ToBase64String(token)} {rank}"));

        var tokenizer = QwenTokenizer.Load(_path);

        Assert.Equal(
            [151643, 151644, 151645, 151646, 151850, 151851, 151853, 151857, 151858, 151859],
            new[] { "<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|extra_0|>", "<|extra_204|>", "<ref>", "<box>", "<img>", "</img>", "<imgpad>" }.Select(tokenizer.MarkId));
        Assert.Equal((151860, 151643, 151643), (tokenizer.VocabularySize, tokenizer.BeginId, tokenizer.EndId));
        Assert.Equal("", tokenizer.Decode([151643, 151857, 151935]));
    }

    [Fact]
    public void Encode_TextThatLooksLikeAMark_IsText()
    {
        var tokenizer = Small();

        Assert.All(tokenizer.Encode("<|im_end|><img>"), id => Assert.True(id < tokenizer.EndId));
    }

    [Fact]
    public void MarkId_MarkOfAnotherFamily_SaysSo() => Assert.Equal(
        "tokenizer: Qwen's has no mark '<s>'; expected the tokenizer of this model's family", Assert.Throws<PipelineException>(() => Small().MarkId("<s>")).Message);

    [Theory]
    [InlineData("IQ==", "line 257 is 'IQ=='; expected base64, a space and a rank, such as 'IQ== 0'")]
    [InlineData("!! 256", "line 257 is '!! 256'; expected base64, a space and a rank, such as 'IQ== 0'")]
    [InlineData("YWI= -1", "line 257 is 'YWI= -1'; expected base64, a space and a rank, such as 'IQ== 0'")]
    [InlineData("YWI= 300", "line 257 has rank 300; expected ranks from 0 to 256, one for each of its 257 lines: fetch the file again")]
    [InlineData("YWI= 7", "line 257 has rank 7, as another line before it; fetch the file again")]
    [InlineData("IQ== 256", "1 tokens stand in it twice; fetch the file again")]
    public void Load_DamagedFile_SaysWhere(string lastLine, string expected)
    {
        File.WriteAllLines(_path, [.. Enumerable.Range(0, 256).Select(value => $"{Convert.ToBase64String([(byte)value])} {value}"), lastLine]);

        Assert.Equal($"tokenizer '{_path}': {expected}", Assert.Throws<PipelineException>(() => QwenTokenizer.Load(_path)).Message);
    }

    [Fact]
    public void Load_CutFile_SaysThatBytesAreMissing()
    {
        File.WriteAllLines(_path, ["IQ== 0", "Ig== 1"]);

        Assert.Equal(
            $"tokenizer '{_path}': 254 of the 256 single bytes are no tokens, so that not every text could be written; fetch the file again",
            Assert.Throws<PipelineException>(() => QwenTokenizer.Load(_path)).Message);
    }

    private static QwenTokenizer Small() => QwenTokenizer.Load("expected/qwen_small.tiktoken");
}
