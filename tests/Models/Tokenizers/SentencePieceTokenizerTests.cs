using System.Text.Json;
using CoIN.Errors;
using CoIN.Models.Tokenizers;
using FsCheck;
using FsCheck.Fluent;

namespace CoIN.Models.Tests.Tokenizers;

public class SentencePieceTokenizerTests
{
    [LlamaTokenizerFact]
    public void Encode_LlamasOwnModel_GivesTheReferencesIds()
    {
        var tokenizer = SentencePieceTokenizer.Load(LlamaTokenizerFactAttribute.FilePath);
        var cases = JsonDocument.Parse(File.ReadAllBytes("expected/llama_tokens.json")).RootElement;

        foreach (var item in cases.EnumerateArray())
        {
            var expected = item.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32());
            Assert.Equal(expected, tokenizer.Encode(item.GetProperty("text").GetString()!));
        }
    }

    [LlamaTokenizerFact]
    public void Load_LlamasOwnModel_KnowsTheMarks()
    {
        var tokenizer = SentencePieceTokenizer.Load(LlamaTokenizerFactAttribute.FilePath);

        Assert.Equal((32000, 0, 1, 2), (tokenizer.VocabularySize, tokenizer.UnknownId, tokenizer.BeginId, tokenizer.EndId));
    }

    [LlamaTokenizerFact]
    public void Decode_WhatWasEncodedWithLlamasOwnModel_IsTheText()
    {
        var tokenizer = SentencePieceTokenizer.Load(LlamaTokenizerFactAttribute.FilePath);

        // U+2581 stands for a space inside pieces, so it alone does not come back; nor does half a surrogate pair.
        var texts = ArbMap.Default.ArbFor<string>().Filter(text => text is not null && !text.Contains(SentencePieceModel.Space) && !text.Any(char.IsSurrogate));

        Check.QuickThrowOnFailure(Prop.ForAll(texts, text => tokenizer.Decode(tokenizer.Encode(text)) == text));
    }

    [LlamaTokenizerFact]
    public void Encode_LongText_TakesLessThanQuadraticTime()
    {
        var tokenizer = SentencePieceTokenizer.Load(LlamaTokenizerFactAttribute.FilePath);
        var text = string.Concat(Enumerable.Repeat("anantidisestablishmentarianist", 20_000));

        var ids = tokenizer.Encode(text);

        Assert.Equal(text, tokenizer.Decode(ids));
    }

    [Fact]
    public void Decode_MarksAndInvalidBytes_DropsMarksAndReplacesBytes()
    {
        var tokenizer = new SentencePieceTokenizer(SentencePieceTrainer.Train(["ab ab"], 270, byteFallback: true));
        int[] ids = [tokenizer.BeginId, .. tokenizer.Encode("ab"), 3 + 0xFF, .. tokenizer.Encode("\u00e9").Skip(1), tokenizer.EndId];

        var text = tokenizer.Decode(ids);

        Assert.Equal("ab\ufffd\u00e9", text);
    }

    [Fact]
    public void Encode_UnknownCharactersWithoutBytes_AreOneUnknownPiece()
    {
        var tokenizer = new SentencePieceTokenizer(SentencePieceTrainer.Train(["ab ab"], 10));

        var ids = tokenizer.Encode("ab\u00e9\u00e8");

        Assert.Equal(tokenizer.UnknownId, ids[^1]);
        Assert.Single(ids, tokenizer.UnknownId);
        Assert.Equal("ab \u2047 ", tokenizer.Decode(ids));
    }

    [Fact]
    public void Load_MissingFile_SaysWhichAndWhat()
    {
        var error = Assert.Throws<PipelineException>(() => SentencePieceTokenizer.Load("/nowhere/x.model"));

        Assert.Equal(
            "tokenizer '/nowhere/x.model': the file cannot be read (Could not find a part of the path '/nowhere/x.model'.); expected a SentencePiece model",
            error.Message);
    }

    [Theory]
    [InlineData("not a model at all", "the file is not a SentencePiece model (its bytes are not the protocol buffer expected); fetch it again")]
    [InlineData("", "the 'unknown' id is 0; expected one of its 0 pieces")]
    public void Load_OtherBytes_SaysWhatIsExpected(string content, string expected)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, content);

        var error = Assert.Throws<PipelineException>(() => SentencePieceTokenizer.Load(path));

        Assert.Equal($"tokenizer '{path}': {expected}", error.Message);
        File.Delete(path);
    }
}
