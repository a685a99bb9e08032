namespace CoIN.Reporting.Tests;

/// <summary>A test that needs pdflatex and is skipped where it is not installed.</summary>
internal sealed class LatexFactAttribute : FactAttribute
{
    public const string Program = "/usr/bin/pdflatex";

    public LatexFactAttribute()
    {
        if (!File.Exists(Program))
        {
            Skip = $"{Program} is not installed (Debian: texlive-latex-recommended)";
        }
    }
}
