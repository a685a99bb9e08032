using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace CoIN.Store.Tests;

public sealed class KeyWriterTests
{
    [Fact]
    public void ToDigest_OneOfEach_IsTheSha256OfTheDocumentedBytes()
    {
        var key = new KeyWriter();
        key.Write("é");
        key.Write(-2L);
        key.Write(1.5);
        key.Write(true);
        key.WriteNull();
        key.Write(Digest.Of("abc"u8));
        key.BeginList(1);
        key.Write(7L);
        key.WriteMap(new Dictionary<string, long> { ["a"] = 1 }, (writer, value) => writer.Write(value));

        var expected = Convert.FromHexString(
            "53" + "0200000000000000" + "C3A9" +
            "4C" + "FEFFFFFFFFFFFFFF" +
            "44" + "000000000000F83F" +
            "42" + "01" +
            "4E" +
            "48" + "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD" +
            "5B" + "0100000000000000" + "4C" + "0700000000000000" +
            "7B" + "0100000000000000" + "53" + "0100000000000000" + "61" + "4C" + "0100000000000000");
        Assert.Equal(Digest.Of(expected), key.ToDigest());
    }

    [Fact]
    public void Write_ValuesThatLookAlike_GiveDifferentKeys()
    {
        Action<KeyWriter>[] values =
        [
            key => key.Write("1"), key => key.Write(1L), key => key.Write(1.0), key => key.Write(true), key => key.WriteNull(),
            key => key.Write(""), key => key.BeginList(0), key => key.WriteMap(new Dictionary<string, long>(), (_, _) => { }),
            key => key.Write(0.0), key => key.Write(-0.0), key => key.Write(double.NaN), key => { },
        ];

        Assert.Equal(values.Length, values.Select(KeyOf).Distinct().Count());
    }

    [Fact]
    public void Write_EveryNaN_IsOneValue() =>
        Assert.Equal(KeyOf(key => key.Write(double.NaN)), KeyOf(key => key.Write(BitConverter.UInt64BitsToDouble(0x7ff8000000000001))));

    [Fact]
    public void Write_HalfASurrogatePair_IsRefused() => Assert.Throws<EncoderFallbackException>(() => new KeyWriter().Write("\ud800"));

    [Fact]
    public void Write_TwoListsOfTexts_ShareAKeyOnlyIfEqual() =>
        Prop.ForAll<string[], string[]>((a, b) => KeyOf(a) == KeyOf(b) == a.SequenceEqual(b)).QuickCheckThrowOnFailure();

    [Fact]
    public void WriteMap_AnyOrderOfEntries_GivesOneKey() =>
        Prop.ForAll<Dictionary<int, int>>(entries =>
        {
            var forward = entries.ToDictionary(entry => $"n{entry.Key}", entry => (long)entry.Value);
            var backward = entries.Reverse().ToDictionary(entry => $"n{entry.Key}", entry => (long)entry.Value);
            return KeyOf(key => key.WriteMap(forward, Write)) == KeyOf(key => key.WriteMap(backward, Write));
        }).QuickCheckThrowOnFailure();

    private static void Write(KeyWriter key, long value) => key.Write(value);

    private static Digest KeyOf(string[] texts) => KeyOf(key =>
    {
        key.BeginList(texts.Length);
        foreach (var text in texts)
        {
            // FsCheck makes halves of surrogate pairs, which are refused elsewhere.
            key.Write(text is null ? null : Convert.ToHexString(Encoding.Unicode.GetBytes(text)));
        }
    });

    private static Digest KeyOf(Action<KeyWriter> write)
    {
        var key = new KeyWriter();
        write(key);
        return key.ToDigest();
    }
}
