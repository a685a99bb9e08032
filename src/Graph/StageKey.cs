using CoIN.Store;

namespace CoIN.Graph;

/// <summary>The key of a stage: what decides its result, hashed; and the same in words.</summary>
internal static class StageKey
{
    // Part of every key: change it when the encoding or the meaning of a stage's output folder changes.
    private const string Scheme = "coin-stage-1";

    /// <summary>Returns the key of a stage that reads these contents.</summary>
    /// <exception cref="InvalidOperationException">The stage has no code version: two versions of its code would share results.</exception>
    public static Digest Of(Stage stage, InputDigests inputs)
    {
        var key = Begin(stage);
        inputs.WriteTo(key);
        return key.ToDigest();
    }

    /// <summary>Returns the digest of a stage's own share of its key, whatever its inputs hold: <see cref="Stage.Declaration"/>.</summary>
    public static Digest OfDeclaration(Stage stage)
    {
        var key = Begin(stage);
        var inputs = stage.Inputs.Keys.Order(StringComparer.Ordinal).ToList();
        key.BeginList(inputs.Count);
        inputs.ForEach(key.Write);
        return key.ToDigest();
    }

    /// <summary>Returns the parts of the key in the order in which a person wants to hear of a difference.</summary>
    public static List<KeyPart> Parts(Stage stage, InputDigests inputs)
    {
        var parts = new List<KeyPart> { new("kind", stage.Kind), new("code", stage.CodeVersion) };
        parts.AddRange(stage.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
            .Select(parameter => new KeyPart($"parameter '{parameter.Key}'", parameter.Value.ToString())));
        parts.AddRange(inputs.Select(input => new KeyPart($"input '{input.Key}'", "sha256:" + input.Value)));
        return parts;
    }

    private static KeyWriter Begin(Stage stage)
    {
        if (stage.CodeVersion.Length == 0)
        {
            throw new InvalidOperationException($"stage '{stage.Name}' has no code version; stamp the graph before planning it");
        }

        var key = new KeyWriter();
        key.Write(Scheme);
        key.Write(stage.Kind);
        key.Write(stage.CodeVersion);
        key.WriteMap(stage.Parameters, static (writer, value) => value.WriteTo(writer));
        return key;
    }
}
