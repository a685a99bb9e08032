using System.Formats.Tar;
using System.IO.Compression;
using CoIN.Data.Sources;
using CoIN.Errors;

namespace CoIN.Data.Tests.Sources;

public sealed class ArchiveUnpackerTests : IDisposable
{
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

        Assert.Equal($"archive 'x.zip': entry '{name}' would leave the folder it is unpacked to; take the archive from another place", exception.Message);
        Assert.Equal(["good.txt"], Unpacked());
    }

    [Fact]
    public void Unpack_TarEntryThatLeavesTheFolder_IsRefused()
    {
        var exception = Assert.Throws<PipelineException>(() => Unpack(Tar(ArchiveKind.Tar, TextEntry("../evil.txt")), ArchiveKind.Tar));

        Assert.Equal("archive 'x.tar': entry '../evil.txt' would leave the folder it is unpacked to; take the archive from another place", exception.Message);
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

        Assert.Equal("archive 'x.zip': entry 'a.txt' is there twice", exception.Message);
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

    private string Tar(ArchiveKind kind, params TarEntry[] entries)
    {
        var path = _folder.File("x.tar");
        using var file = File.Create(path);
        using Stream stream = kind == ArchiveKind.TarGz ? new GZipStream(file, CompressionMode.Compress) : file;
        using var tar = new TarWriter(stream);
        Array.ForEach(entries, tar.WriteEntry);
        return path;
    }

    private void Unpack(string archive, ArchiveKind kind, string without = "") => ArchiveUnpacker.Unpack(archive, kind, OutputFolder, without, default);

    private string OutputFolder => Directory.CreateDirectory(Path.Combine(_folder.Path, "out")).FullName;

    private IEnumerable<string> Unpacked() => Directory.EnumerateFiles(OutputFolder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(OutputFolder, path)).Order(StringComparer.Ordinal);
}
