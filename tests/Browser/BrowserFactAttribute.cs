namespace CoIN.Browser.Tests;

/// <summary>A test that opens pages in Debian's Chromium and is skipped where it is not installed.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public const string Program = "/usr/bin/chromium";

    public BrowserFactAttribute()
    {
        if (!File.Exists(Program))
        {
            Skip = $"{Program} is not installed (Debian: chromium)";
        }
    }
}
