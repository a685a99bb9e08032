using System.Text;
using CoIN.Data.Raw;
using CoIN.Errors;

namespace CoIN.Data.Tests.Raw;

public sealed class PickleReaderTests
{
    /// <summary>
    /// <c>[{"id": 1, "big": 5000000000, "neg": -2, "f": 0.5, "ok": True, "none": None, "t": (1, 2), "s": "it's \u00e9", "same": ["a"], "again": the same list}]</c>,
    /// written by Python 3.11 in protocols 0 to 5 (<c>base64(pickle.dumps(value, protocol))</c>).
    /// </summary>
    public static TheoryData<int, string> Protocols() => new()
    {
        { 0, "KGxwMAooZHAxClZpZApwMgpJMQpzVmJpZwpwMwpMNTAwMDAwMDAwMEwKc1ZuZWcKcDQKSS0yCnNWZgpwNQpGMC41CnNWb2sKcDYKSTAxCnNWbm9uZQpwNwpOc1Z0CnA4CihJMQpJMgp0cDkKc1ZzCnAxMApWaXQncyDpCnAxMQpzVnNhbWUKcDEyCihscDEzClZhCnAxNAphc1ZhZ2FpbgpwMTUKZzEzCnNhLg==" },
        { 1, "XXEAfXEBKFgCAAAAaWRxAksBWAMAAABiaWdxA0w1MDAwMDAwMDAwTApYAwAAAG5lZ3EESv7///9YAQAAAGZxBUc/4AAAAAAAAFgCAAAAb2txBkkwMQpYBAAAAG5vbmVxB05YAQAAAHRxCChLAUsCdHEJWAEAAABzcQpYBwAAAGl0J3Mgw6lxC1gEAAAAc2FtZXEMXXENWAEAAABhcQ5hWAUAAABhZ2FpbnEPaA11YS4=" },
        { 2, "gAJdcQB9cQEoWAIAAABpZHECSwFYAwAAAGJpZ3EDigUA8gUqAVgDAAAAbmVncQRK/v///1gBAAAAZnEFRz/gAAAAAAAAWAIAAABva3EGiFgEAAAAbm9uZXEHTlgBAAAAdHEISwFLAoZxCVgBAAAAc3EKWAcAAABpdCdzIMOpcQtYBAAAAHNhbWVxDF1xDVgBAAAAYXEOYVgFAAAAYWdhaW5xD2gNdWEu" },
        { 3, "gANdcQB9cQEoWAIAAABpZHECSwFYAwAAAGJpZ3EDigUA8gUqAVgDAAAAbmVncQRK/v///1gBAAAAZnEFRz/gAAAAAAAAWAIAAABva3EGiFgEAAAAbm9uZXEHTlgBAAAAdHEISwFLAoZxCVgBAAAAc3EKWAcAAABpdCdzIMOpcQtYBAAAAHNhbWVxDF1xDVgBAAAAYXEOYVgFAAAAYWdhaW5xD2gNdWEu" },
        { 4, "gASVcgAAAAAAAABdlH2UKIwCaWSUSwGMA2JpZ5SKBQDyBSoBjANuZWeUSv7///+MAWaURz/gAAAAAAAAjAJva5SIjARub25llE6MAXSUSwFLAoaUjAFzlIwHaXQncyDDqZSMBHNhbWWUXZSMAWGUYYwFYWdhaW6UaA11YS4=" },
        { 5, "gAWVcgAAAAAAAABdlH2UKIwCaWSUSwGMA2JpZ5SKBQDyBSoBjANuZWeUSv7///+MAWaURz/gAAAAAAAAjAJva5SIjARub25llE6MAXSUSwFLAoaUjAFzlIwHaXQncyDDqZSMBHNhbWWUXZSMAWGUYYwFYWdhaW6UaA11YS4=" },
    };

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Read_EveryProtocol_GivesTheSameData(int protocol, string pickle)
    {
        var list = Assert.IsType<List<object?>>(PickleReader.Read(Convert.FromBase64String(pickle), $"protocol {protocol}"));

        var entry = Assert.IsType<Dictionary<object, object?>>(Assert.Single(list));
        Assert.Equal(
            "id=1 big=5000000000 neg=-2 f=0.5 ok=True none= s=it's é",
            string.Join(' ', entry.Where(pair => pair.Value is not List<object?>).Select(pair => $"{pair.Key}={pair.Value}")));
        Assert.Equal([1L, 2L], Assert.IsType<List<object?>>(entry["t"]));
        Assert.Same(entry["same"], entry["again"]);
    }

    [Theory]
    [InlineData("cos\nsystem\n(S'echo'\ntR.", "GLOBAL of 'os.system' at byte 0")]
    [InlineData("\u0080\u0004\u008c\u0002os\u008c\u0006system\u0093\u008c\u0004echo\u0085R.", "STACK_GLOBAL of 'os.system' at byte 14")]
    [InlineData("(S'echo'\nios\nsystem\n.", "INST of 'os.system' at byte 9")]
    [InlineData("(]R.", "REDUCE at byte 2")]
    [InlineData("]]b.", "BUILD at byte 2")]
    [InlineData("Pname\n.", "PERSID at byte 0")]
    public void Read_PickleThatWouldRunCode_IsRefused(string pickle, string expected)
    {
        var exception = Assert.Throws<PipelineException>(() => PickleReader.Read(Encoding.Latin1.GetBytes(pickle), "refs.p"));

        Assert.Equal($"refs.p: the pickle has a {expected}, which would run code; only plain data is read, take the file from its publishers", exception.Message);
    }

    [Fact]
    public void Read_UnknownOpcode_SaysWhere()
    {
        var exception = Assert.Throws<PipelineException>(() => PickleReader.Read("]z"u8.ToArray(), "refs.p"));

        Assert.Equal("refs.p: the pickle is damaged: 122 at byte 1 is no opcode; fetch it again", exception.Message);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("(lp0\n(d", 7)]
    [InlineData("a.", 1)]
    [InlineData("Iabc\n.", 5)]
    [InlineData("h\u0005.", 2)]
    [InlineData("I5\nI6\na.", 7)]
    [InlineData("}]]s.", 4)]
    [InlineData("T\u00ff\u00ff\u00ff\u00ff", 5)]
    public void Read_DamagedPickle_SaysWhere(string pickle, int position)
    {
        var exception = Assert.Throws<PipelineException>(() => PickleReader.Read(Encoding.Latin1.GetBytes(pickle), "refs.p"));

        Assert.Equal($"refs.p: the pickle is damaged near byte {position}; fetch it again", exception.Message);
    }

    [Fact]
    public void Read_RandomDamage_NeverFailsOtherwise()
    {
        var random = new Random(3);
        foreach (var row in Protocols())
        {
            for (var i = 0; i < 500; i++)
            {
                var pickle = Convert.FromBase64String((string)row[1]);
                for (var changes = random.Next(1, 4); changes > 0; changes--)
                {
                    pickle[random.Next(pickle.Length)] = (byte)random.Next(256);
                }

                var exception = Record.Exception(() => PickleReader.Read(pickle, "refs.p"));

                Assert.True(exception is null or PipelineException, exception?.ToString());
            }
        }
    }
}
