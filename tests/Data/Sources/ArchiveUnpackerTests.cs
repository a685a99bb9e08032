using System.Formats.Tar;
using System.IO.Compression;
using CoIN.Data.Sources;
using CoIN.Errors;

namespace CoIN.Data.Tests.Sources;

public sealed class ArchiveUnpackerTests : IDisposable
{
    private const int MostBytes = 1_000_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Unpack_Zip_WritesFilesWithoutTheOutermostFolder()
    {
        Unpack(Zip("train/", "train/1/image.png", "other/x.json"), ArchiveKind.Zip, "train");

        Assert.Equal(["1/image.png", "other/x.json"], Unpacked());
    }

    [Theory]
    [InlineData(ArchiveKind.Tar)]
    [InlineData(ArchiveKind.TarGz)]
    public void Unpack_Tar_WritesFiles(ArchiveKind kind)
    {
        Unpack(Tar(kind, new PaxTarEntry(TarEntryType.Directory, "a"), TextEntry("./a/b.txt"), TextEntry("c.txt")), kind);

        Assert.Equal(["a/b.txt", "c.txt"], Unpacked());
    }

    [Fact]
    public void Unpack_Gz_WritesOneFile()
    {
        var path = _folder.File("x.json.gz");
        using (var file = new GZipStream(File.Create(path), CompressionMode.Compress))
        {
            file.Write("{}"u8);
        }

        Unpack(path, ArchiveKind.Gz);

        Assert.Equal(["x.json"], Unpacked());
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("a/../../evil.txt")]
    [InlineData("/tmp/evil.txt")]
    [InlineData("a\\..\\evil.txt")]
    public void Unpack_ZipEntryThatLeavesTheFolder_IsRefused(string name)
    {
        var exception = Assert.Throws<PipelineException>(() => Unpack(Zip("good.txt", name), ArchiveKind.Zip));

        Assert.Equal($"archive 'x.zip': entry '{name}' would leave the folder it is unpacked to, a place below it was expected; take the archive from another place", exception.Message);
        Assert.Equal(["good.txt"], Unpacked());
    }

    [Fact]
    public void Unpack_TarEntryThatLeavesTheFolder_IsRefused()
    {
        var exception = Assert.Throws<PipelineException>(() => Unpack(Tar(ArchiveKind.Tar, TextEntry("../evil.txt")), ArchiveKind.Tar));

        Assert.Equal("archive 'x.tar': entry '../evil.txt' would leave the folder it is unpacked to, a place below it was expected; take the archive from another place", exception.Message);
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink, "a symbolic link to '/etc/passwd'")]
    [InlineData(TarEntryType.HardLink, "a hard link to '/etc/passwd'")]
    public void Unpack_LinkInTar_IsRefused(TarEntryType type, string what)
    {
        var path = Tar(ArchiveKind.Tar, new PaxTarEntry(type, "link") { LinkName = "/etc/passwd" });

        var exception = Assert.Throws<PipelineException>(() => Unpack(path, ArchiveKind.Tar));

        Assert.Equal($"archive 'x.tar': entry 'link' is {what}; only plain files are unpacked, take the archive from another place", exception.Message);
    }

    [Fact]
    public void Unpack_LinkInZip_IsRefused()
    {
        var path = _folder.File("x.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            zip.CreateEntry("link").ExternalAttributes = unchecked((int)0xA1FF0000);
        }

        var exception = Assert.Throws<PipelineException>(() => Unpack(path, ArchiveKind.Zip));

        Assert.Equal("archive 'x.zip': entry 'link' is a symbolic link; only plain files are unpacked, take the archive from another place", exception.Message);
    }

    [Fact]
    public void Unpack_EntryTwice_IsRefused()
    {
        var exception = Assert.Throws<PipelineException>(() => Unpack(Zip("a.txt", "a.txt"), ArchiveKind.Zip));

        Assert.Equal("archive 'x.zip': entry 'a.txt' is there twice, once was expected; take the archive from another place", exception.Message);
    }

    [Fact]
    public void Unpack_EntryBelowAFile_IsRefused()
    {
        var exception = Assert.Throws<PipelineException>(() => Unpack(Zip("a", "a/b/c.txt"), ArchiveKind.Zip));

        Assert.Equal(
            "archive 'x.zip': entry 'a/b/c.txt' lies below 'a', which is a file, a folder was expected; take the archive from another place", exception.Message);
    }

    [Fact]
    public void Unpack_NamesThatDifferInCase_AreTwoFilesOrRefused()
    {
        var exception = Record.Exception(() => Unpack(Zip("a.txt", "A.txt"), ArchiveKind.Zip));

        // Linux keeps both; where the disk does not tell them apart, the second would overwrite the first.
        Assert.True(exception is null ? Unpacked().SequenceEqual(["A.txt", "a.txt"]) : exception.Message.Contains("is there twice", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(TarEntryType.CharacterDevice)]
    [InlineData(TarEntryType.BlockDevice)]
    [InlineData(TarEntryType.Fifo)]
    public void Unpack_DeviceInTar_IsRefused(TarEntryType type)
    {
        var exception = Assert.Throws<PipelineException>(() => Unpack(Tar(ArchiveKind.Tar, new PaxTarEntry(type, "device")), ArchiveKind.Tar));

        Assert.Equal("archive 'x.tar': entry 'device' is no plain file; only plain files are unpacked, take the archive from another place", exception.Message);
        Assert.Empty(Unpacked());
    }

    [Theory]
    [InlineData(ArchiveKind.Zip)]
    [InlineData(ArchiveKind.TarGz)]
    [InlineData(ArchiveKind.Gz)]
    public void Unpack_ArchiveThatFillsTheDisk_IsStopped(ArchiveKind kind)
    {
        var zeros = new byte[20_000_000];
        var path = kind switch
        {
            ArchiveKind.Zip => Zip(zeros, CompressionLevel.Optimal),
            ArchiveKind.TarGz => Tar(kind, new PaxTarEntry(TarEntryType.RegularFile, "zeros") { DataStream = new MemoryStream(zeros) }),
            _ => Gz(zeros),
        };

        var exception = Assert.Throws<PipelineException>(() => Unpack(path, kind));

        Assert.Equal(
            $"archive '{Path.GetFileName(path)}': more than 0.001 GB come out of it, far less was expected; take the archive from another place", exception.Message);
        Assert.True(new FileInfo(Path.Combine(OutputFolder, Unpacked().Single())).Length <= MostBytes);
    }

    [Fact]
    public void Unpack_BitFlippedInZip_NamesTheEntry()
    {
        var path = Zip("0123456789"u8.ToArray(), CompressionLevel.NoCompression);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.AsSpan().IndexOf("0123456789"u8)] ^= 1;
        File.WriteAllBytes(path, bytes);

        var exception = Assert.Throws<PipelineException>(() => Unpack(path, ArchiveKind.Zip));

        Assert.Equal(
            "archive 'x.zip' is damaged or no Zip: the checksum of entry 'content' is 4946acf8, a684c7c6 was expected; delete it, so that it is fetched again", exception.Message);
    }

    [Theory]
    [InlineData(ArchiveKind.Tar)]
    [InlineData(ArchiveKind.TarGz)]
    [InlineData(ArchiveKind.Gz)]
    [InlineData(ArchiveKind.Zip)]
    public void Unpack_ArchiveCutAnywhere_IsDamaged(ArchiveKind kind)
    {
        var content = new byte[5_000];
        new Random(1).NextBytes(content);
        var path = kind switch
        {
            ArchiveKind.Zip => Zip(content, CompressionLevel.Optimal),
            ArchiveKind.Gz => Gz(content),
            _ => Tar(kind, new UstarTarEntry(TarEntryType.RegularFile, "content") { DataStream = new MemoryStream(content) }),
        };
        var whole = File.ReadAllBytes(path);
        // Of a tar archive the end is padding.
        int[] lengths = [1, 300, 1_000, 3_000, 4_900, .. kind == ArchiveKind.Tar ? [] : new[] { whole.Length - 9, whole.Length - 1 }];
        foreach (var length in lengths)
        {
            File.WriteAllBytes(path, whole[..length]);
            Directory.Delete(OutputFolder, recursive: true);

            var exception = Record.Exception(() => Unpack(path, kind)) as PipelineException;

            Assert.True(exception is not null, $"cut to {length} bytes");
            Assert.Matches($"^archive '{Path.GetFileName(path)}' is damaged or no {kind}: .+; delete it, so that it is fetched again$", exception.Message);
        }
    }

    [Theory]
    [InlineData(ArchiveKind.Tar)]
    [InlineData(ArchiveKind.Zip)]
    public void Unpack_RandomDamage_NeverFailsOtherwise(ArchiveKind kind)
    {
        var random = new Random(4);
        var path = kind == ArchiveKind.Zip ? Zip("a/b.txt", "c.txt") : Tar(kind, TextEntry("a/b.txt"), TextEntry("c.txt"));
        var whole = File.ReadAllBytes(path);
        for (var i = 0; i < 300; i++)
        {
            var bytes = whole.ToArray();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                bytes[random.Next(Math.Min(bytes.Length, 3_000))] = (byte)random.Next(256);
            }

            File.WriteAllBytes(path, bytes);
            Directory.Delete(OutputFolder, recursive: true);

            var exception = Record.Exception(() => Unpack(path, kind));

            Assert.True(exception is null or PipelineException, exception?.ToString());
            Assert.False(File.Exists(_folder.File("evil.txt")));
        }
    }

    [Theory]
    [InlineData(ArchiveKind.Zip)]
    [InlineData(ArchiveKind.TarGz)]
    [InlineData(ArchiveKind.Gz)]
    public void Unpack_OtherFile_IsDamaged(ArchiveKind kind)
    {
        var exception = Assert.Throws<PipelineException>(() => Unpack(_folder.Write("x.zip", "<html>sorry</html>"), kind));

        Assert.StartsWith($"archive 'x.zip' is damaged or no {kind}: ", exception.Message, StringComparison.Ordinal);
    }

    private static PaxTarEntry TextEntry(string name) => new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream("text"u8.ToArray()) };

    private string Zip(params string[] names)
    {
        var path = _folder.File("x.zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var name in names)
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(name.EndsWith('/') ? [] : "text"u8);
        }

        return path;
    }

    private string Zip(byte[] content, CompressionLevel compression)
    {
        var path = _folder.File("x.zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        using var entry = zip.CreateEntry("content", compression).Open();
        entry.Write(content);
        return path;
    }

    private string Gz(byte[] content)
    {
        var path = _folder.File("x.json.gz");
        using var file = new GZipStream(File.Create(path), CompressionMode.Compress);
        file.Write(content);
        return path;
    }

    private string Tar(ArchiveKind kind, params TarEntry[] entries)
    {
        var path = _folder.File("x.tar");
        using var file = File.Create(path);
        using Stream stream = kind == ArchiveKind.TarGz ? new GZipStream(file, CompressionMode.Compress) : file;
        using var tar = new TarWriter(stream);
        Array.ForEach(entries, tar.WriteEntry);
        return path;
    }

    private void Unpack(string archive, ArchiveKind kind, string without = "") => ArchiveUnpacker.Unpack(archive, kind, OutputFolder, without, MostBytes, default);

    private string OutputFolder => Directory.CreateDirectory(Path.Combine(_folder.Path, "out")).FullName;

    private IEnumerable<string> Unpacked() => Directory.EnumerateFiles(OutputFolder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(OutputFolder, path)).Order(StringComparer.Ordinal);
}
