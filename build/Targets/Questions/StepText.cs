using System.Globalization;
using CoIN.Build.Terminal;
using CoIN.Store;

namespace CoIN.Build.Targets.Questions;

/// <summary>How a result came to be, in words.</summary>
internal static class StepText
{
    /// <summary>Returns when, where and how it was made, its files, and what it logged.</summary>
    public static IEnumerable<string> Lines(ActionRecord record)
    {
        yield return Made(record);
        yield return $"  {record.Provenance.Command}";
        foreach (var file in record.Output.Files)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  {file.Path}  {file.Length:#,0} bytes  sha256:{file.Content}");
        }

        foreach (var line in record.LogTail)
        {
            yield return $"  log: {line}";
        }
    }

    /// <summary>Returns, for example, <c>made 2026-11-21 14:03:55 UTC in 41.3 s on host 'lab' with cpu</c>.</summary>
    public static string Made(ActionRecord record)
    {
        var (when, how) = (record.Provenance.StartedAt.UtcDateTime, record.Provenance);
        return string.Create(CultureInfo.InvariantCulture, $"made {when:yyyy-MM-dd HH:mm:ss} UTC in {Words.Duration(how.Duration)} on host '{how.Host}' with {how.Device}");
    }
}
