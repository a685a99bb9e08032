using System.Text.Json.Serialization;

namespace CoIN.Data.Raw;

/// <summary>Generated readers for the few raw values that need no streaming.</summary>
[JsonSerializable(typeof(string[]))]
internal sealed partial class RawJson : JsonSerializerContext;
