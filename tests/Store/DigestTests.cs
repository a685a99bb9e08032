using System.Text;
using CoIN.Store.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoIN.Store.Tests;

public sealed class DigestTests
{
    private const string OfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; // FIPS 180-2, B.1

    [Fact]
    public void Of_KnownBytes_IsTheirSha256() => Assert.Equal(OfAbc, Digest.Of("abc"u8).ToString());

    [Fact]
    public void Parse_TextOfADigest_ReturnsIt() => Assert.Equal(Digest.Of("abc"u8), Digest.Parse(OfAbc.ToUpperInvariant()));

    [Theory]
    [InlineData("", "'' is no SHA-256 digest: 64 hexadecimal digits expected, 0 characters found")]
    [InlineData("abc", "'abc' is no SHA-256 digest: 64 hexadecimal digits expected, 3 characters found")]
    public void Parse_OtherText_SaysWhatIsExpected(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Digest.Parse(text)).Message);

    [Fact]
    public void TryParse_RightLengthWrongLetter_IsFalse() => Assert.False(Digest.TryParse("g" + OfAbc[1..], out _));

    [Fact]
    public void Constructor_WrongLength_Throws() => Assert.Throws<ArgumentException>(() => new Digest(new byte[31]));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(262_144)]
    [InlineData(600_001)]
    public void OfFile_AnyLength_EqualsDigestOfBytes(int length)
    {
        using var folder = new TempFolder();
        var bytes = Enumerable.Range(0, length).Select(i => (byte)(i % 251)).ToArray();
        File.WriteAllBytes(folder["file"], bytes);

        Assert.Equal(Digest.Of(bytes), Digest.OfFile(folder["file"]));
    }

    [Fact]
    public void CompareTo_AnyTwo_OrdersAsTheTextDoes() =>
        Prop.ForAll<string, string>((a, b) =>
        {
            var (left, right) = (Digest.Of(Encoding.Unicode.GetBytes(a ?? "")), Digest.Of(Encoding.Unicode.GetBytes(b ?? "")));
            return Math.Sign(left.CompareTo(right)) == Math.Sign(string.CompareOrdinal(left.ToString(), right.ToString()))
                && Digest.Parse(left.ToString()) == left;
        }).QuickCheckThrowOnFailure();
}
