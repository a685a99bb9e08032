namespace CoIN.Data.Tests.Images;

/// <summary>The images of <c>files/</c> and what Pillow makes of them; <c>scripts/make_image_expectations.py</c> wrote both.</summary>
internal static class TestImages
{
    public static byte[] Read(string name) => File.ReadAllBytes(Repository.File("tests", "Data", "Images", "files", name));

    public static IEnumerable<string[]> Expected(string table) =>
        File.ReadLines(Repository.File("tests", "Data", "Images", table)).Select(line => line.Split(','));
}
