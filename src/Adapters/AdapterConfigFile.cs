using System.Text.Json;
using System.Text.Json.Serialization;
using CoIN.Errors;

namespace CoIN.Adapters;

/// <summary>The <c>adapter_config.json</c> beside an adapter's weights, with peft's keys and CoIN's <c>expert_num</c>.</summary>
internal sealed record AdapterConfigFile
{
    private const string PlainType = "LORA", MixtureType = "MOE_LORA_CoIN";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public string? PeftType { get; init; }

    public string? TaskType { get; init; }

    public int R { get; init; }

    public double LoraAlpha { get; init; }

    public double LoraDropout { get; init; }

    public string Bias { get; init; } = "none";

    public int? ExpertNum { get; init; }

    public IReadOnlyList<string> TargetModules { get; init; } = [];

    public static void Write(string path, AdapterOptions options)
    {
        var mixture = options.Experts > 0;
        var file = new AdapterConfigFile
        {
            PeftType = mixture ? MixtureType : PlainType,
            TaskType = mixture ? "CAUSAL_LM_CoIN" : "CAUSAL_LM",
            R = options.Rank,
            LoraAlpha = options.Alpha,
            LoraDropout = options.Dropout,
            ExpertNum = mixture ? options.Experts : null,
            TargetModules = options.TargetModules,
        };
        File.WriteAllText(path, JsonSerializer.Serialize(file, Json) + "\n");
    }

    public static AdapterOptions Read(string path)
    {
        try
        {
            var file = JsonSerializer.Deserialize<AdapterConfigFile>(File.ReadAllBytes(path), Json)
                ?? throw new PipelineException("the file holds 'null'; expected an adapter configuration");
            var experts = file.PeftType switch
            {
                PlainType => 0,
                MixtureType => file.ExpertNum ?? throw new PipelineException("'expert_num' is missing; expected the number of experts"),
                _ => throw new PipelineException($"'peft_type' is '{file.PeftType}'{NearestName.Hint(file.PeftType ?? "", [PlainType, MixtureType])}"),
            };
            var options = new AdapterOptions { Rank = file.R, Alpha = file.LoraAlpha, Dropout = file.LoraDropout, Experts = experts, TargetModules = file.TargetModules };
            options.Validate();
            return options;
        }
        catch (PipelineException error)
        {
            throw error.At($"adapter configuration '{path}'");
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            throw new PipelineException($"adapter configuration '{path}': the file cannot be read ({error.Message}); expected an adapter_config.json", error);
        }
    }
}
