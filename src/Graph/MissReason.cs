using CoIN.Store;

namespace CoIN.Graph;

/// <summary>Why a stage has to be made, in a form for programs and one for people.</summary>
/// <param name="Cause">Which of the reasons it is.</param>
/// <param name="Text">One line for people, for example <c>parameter 'rank' changed from 8 to 16</c>.</param>
/// <param name="Part">The part of the key that changed, if one did.</param>
/// <param name="Old">Its value last time; null if it is new.</param>
/// <param name="New">Its value now; null if it is gone.</param>
public sealed record MissReason(MissCause Cause, string Text, string? Part = null, string? Old = null, string? New = null)
{
    private const int LongestValue = 60;

    /// <summary>Returns <see cref="Text"/>.</summary>
    public override string ToString() => Text;

    internal static MissReason Damaged(string damage) => new(MissCause.RecordDamaged, damage);

    internal static MissReason Missing(BlobFault fault) => new(MissCause.BlobMissing, fault.ToString());

    internal static MissReason WaitsFor(string stage) => new(MissCause.InputWillRun, $"waits for '{stage}'");

    internal static MissReason Twin(string stage) => new(MissCause.InputWillRun, $"has the same key as '{stage}', which is made first");

    /// <summary>Returns the first difference between a key and the one the stage had last.</summary>
    internal static MissReason Compare(ActionRecord? last, IReadOnlyList<KeyPart> now)
    {
        if (last is null)
        {
            return new MissReason(MissCause.NoRecord, "has not been made before");
        }

        var before = last.KeyParts.ToDictionary(part => part.Name, part => part.Value, StringComparer.Ordinal);
        foreach (var part in now)
        {
            var isKnown = before.Remove(part.Name, out var old);
            if (!isKnown || old != part.Value)
            {
                return Changed(part.Name, old, part.Value);
            }
        }

        return before.Count == 0
            ? new MissReason(MissCause.NoRecord, "its record is gone")
            : Changed(before.Keys.Min(StringComparer.Ordinal)!, before[before.Keys.Min(StringComparer.Ordinal)!], null);
    }

    private static MissReason Changed(string part, string? old, string? now)
    {
        var text = (old, now) switch
        {
            (null, _) => $"{part} is new: {Shorten(now!)}",
            (_, null) => $"{part} is gone: it was {Shorten(old)}",
            _ => $"{part} changed from {Shorten(old)} to {Shorten(now)}",
        };
        return new MissReason(MissCause.KeyChanged, text, part, old, now);
    }

    private static string Shorten(string value)
    {
        const int digestLength = 7 + (2 * Digest.Size);
        if (value.Length == digestLength && value.StartsWith("sha256:", StringComparison.Ordinal))
        {
            return value[..19] + "...";
        }

        return value.Length <= LongestValue ? value : value[..LongestValue] + "...";
    }
}
