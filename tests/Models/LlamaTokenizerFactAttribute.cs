namespace CoIN.Models.Tests;

/// <summary>A test that reads Llama's own tokenizer, which is not part of this repository; it is skipped where the file is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LlamaTokenizerFactAttribute : FactAttribute
{
    private const string Place = "shared/data/tokenizer/llama2-tokenizer.model";

    public LlamaTokenizerFactAttribute()
    {
        if (Find() is null)
        {
            Skip = $"no '{Place}' in a folder above the tests";
        }
    }

    public static string FilePath => Find() ?? throw new FileNotFoundException(Place);

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, Place);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
